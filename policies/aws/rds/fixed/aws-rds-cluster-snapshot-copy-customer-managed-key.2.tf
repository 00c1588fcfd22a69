resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_rds_cluster_snapshot_copy" "legacy" { # want "aws-rds-cluster-snapshot-copy-customer-managed-key"
  source_db_cluster_snapshot_identifier = "arn:aws:rds:eu-west-1:111122223333:cluster-snapshot:orders"
  target_db_cluster_snapshot_identifier = "legacy"
  kms_key_id                            = aws_kms_key.data.arn
}

resource "aws_rds_cluster_snapshot_copy" "orders" {
  source_db_cluster_snapshot_identifier = "arn:aws:rds:eu-west-1:111122223333:cluster-snapshot:orders"
  target_db_cluster_snapshot_identifier = "orders"
  kms_key_id                            = aws_kms_key.data.arn
}
