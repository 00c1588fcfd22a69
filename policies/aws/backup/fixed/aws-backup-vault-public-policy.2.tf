resource "aws_backup_vault" "legacy" {
  name = "legacy"
}

resource "aws_backup_vault" "orders" {
  name = "orders"
}

resource "aws_backup_vault_policy" "legacy" {
  backup_vault_name = aws_backup_vault.legacy.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" } # want "aws-backup-vault-public-policy"
      Action    = "backup:CopyIntoBackupVault"
      Resource  = "*"
      Condition = {
        StringEquals = {
          "aws:PrincipalOrgID" = "o-a1b2c3d4e5"
        }
      }
    }]
  })
}

resource "aws_backup_vault_policy" "orders" {
  backup_vault_name = aws_backup_vault.orders.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::444455556666:root" }
      Action    = "backup:CopyIntoBackupVault"
      Resource  = "*"
    }]
  })
}
