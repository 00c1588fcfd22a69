resource "aws_db_snapshot" "legacy" {
  db_instance_identifier = "orders"
  db_snapshot_identifier = "legacy"
  shared_accounts        = [] # want "aws-db-snapshot-public"
}

resource "aws_db_snapshot" "orders" {
  db_instance_identifier = "orders"
  db_snapshot_identifier = "orders"
  shared_accounts        = ["444455556666"]
}
