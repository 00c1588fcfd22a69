resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_ebs_snapshot_copy" "legacy" { # want "aws-ebs-snapshot-copy-customer-managed-key"
  source_snapshot_id = "snap-0123456789abcdef0"
  source_region      = "eu-west-1"
  encrypted          = true
  kms_key_id         = aws_kms_key.ebs.arn
}

resource "aws_kms_key" "ebs" {
  description         = "Encrypts EBS snapshots"
  enable_key_rotation = true
}

resource "aws_ebs_snapshot_copy" "orders" {
  source_snapshot_id = "snap-0123456789abcdef0"
  source_region      = "eu-west-1"
  encrypted          = true
  kms_key_id         = aws_kms_key.data.arn
}
