resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_db_instance_automated_backups_replication" "legacy" { # want "aws-db-instance-automated-backups-replication-customer-managed-key"
  source_db_instance_arn = "arn:aws:rds:eu-west-1:111122223333:db:legacy"
  kms_key_id             = aws_kms_key.backups.arn
}

resource "aws_kms_key" "backups" {
  description             = "Encrypts replicated backups"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_db_instance_automated_backups_replication" "orders" {
  source_db_instance_arn = "arn:aws:rds:eu-west-1:111122223333:db:orders"
  kms_key_id             = aws_kms_key.data.arn
}
