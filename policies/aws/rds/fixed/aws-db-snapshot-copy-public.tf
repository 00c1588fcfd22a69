resource "aws_db_snapshot_copy" "legacy" {
  source_db_snapshot_identifier = "arn:aws:rds:eu-west-1:111122223333:snapshot:orders"
  target_db_snapshot_identifier = "legacy"
  shared_accounts               = [] # want "aws-db-snapshot-copy-public"
}

resource "aws_db_snapshot_copy" "orders" {
  source_db_snapshot_identifier = "arn:aws:rds:eu-west-1:111122223333:snapshot:orders"
  target_db_snapshot_identifier = "orders"
  shared_accounts               = ["444455556666"]
}
