resource "aws_ebs_encryption_by_default" "legacy" {
  enabled = true # want "aws-ebs-encryption-by-default-disabled"
}

resource "aws_ebs_encryption_by_default" "orders" {}

resource "aws_ebs_encryption_by_default" "ledger" {
  enabled = true
}
