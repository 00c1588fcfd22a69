resource "aws_ebs_snapshot_copy" "legacy" { # want "aws-ebs-snapshot-copy-unencrypted"
  source_snapshot_id = "snap-0123456789abcdef0"
  source_region      = "eu-west-1"
  encrypted          = true
}

resource "aws_ebs_snapshot_copy" "archive" {
  source_snapshot_id = "snap-0123456789abcdef0"
  source_region      = "eu-west-1"
  encrypted          = true # want "aws-ebs-snapshot-copy-unencrypted"
}

resource "aws_ebs_snapshot_copy" "orders" {
  source_snapshot_id = "snap-0123456789abcdef0"
  source_region      = "eu-west-1"
  encrypted          = true
}
