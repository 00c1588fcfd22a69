resource "aws_ebs_encryption_by_default" "legacy" {
  enabled = false # want "aws-ebs-encryption-by-default-disabled"
}

resource "aws_ebs_encryption_by_default" "orders" {}

resource "aws_ebs_encryption_by_default" "ledger" {
  enabled = true
}
