resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_db_snapshot_copy" "legacy" { # want "aws-db-snapshot-copy-customer-managed-key"
  source_db_snapshot_identifier = "arn:aws:rds:eu-west-1:111122223333:snapshot:orders"
  target_db_snapshot_identifier = "legacy"
  kms_key_id                    = aws_kms_key.snapshots.arn
}

resource "aws_kms_key" "snapshots" {
  description             = "Encrypts the snapshot"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_db_snapshot_copy" "orders" {
  source_db_snapshot_identifier = "arn:aws:rds:eu-west-1:111122223333:snapshot:orders"
  target_db_snapshot_identifier = "orders"
  kms_key_id                    = aws_kms_key.data.arn
}
