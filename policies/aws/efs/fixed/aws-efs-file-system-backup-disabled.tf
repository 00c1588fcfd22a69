resource "aws_efs_file_system" "legacy" { # want "aws-efs-file-system-backup-disabled"
  creation_token = "legacy"
}

resource "aws_efs_backup_policy" "legacy" {
  file_system_id = aws_efs_file_system.legacy.id

  backup_policy {
    status = "ENABLED"
  }
}

resource "aws_efs_file_system" "orders" {
  creation_token = "orders"
}

resource "aws_efs_backup_policy" "orders" {
  file_system_id = aws_efs_file_system.orders.id

  backup_policy {
    status = "ENABLED"
  }
}
