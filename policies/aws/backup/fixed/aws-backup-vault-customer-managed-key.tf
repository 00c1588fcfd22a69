resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_backup_vault" "legacy" { # want "aws-backup-vault-customer-managed-key"
  name        = "legacy"
  kms_key_arn = aws_kms_key.backup.arn
}

resource "aws_kms_key" "backup" {
  description         = "Encrypts recovery points"
  enable_key_rotation = true
}

resource "aws_backup_vault" "orders" {
  name        = "orders"
  kms_key_arn = aws_kms_key.data.arn
}
