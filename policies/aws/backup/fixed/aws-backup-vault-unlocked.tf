resource "aws_backup_vault" "legacy" { # want "aws-backup-vault-unlocked"
  name = "legacy"
}

resource "aws_backup_vault_lock_configuration" "legacy" {
  backup_vault_name  = aws_backup_vault.legacy.name
  min_retention_days = 7
}

resource "aws_backup_vault" "orders" {
  name = "orders"
}

resource "aws_backup_vault_lock_configuration" "orders" {
  backup_vault_name  = aws_backup_vault.orders.name
  min_retention_days = 7
}
