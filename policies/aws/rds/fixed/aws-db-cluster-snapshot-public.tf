resource "aws_db_cluster_snapshot" "legacy" {
  db_cluster_identifier          = "orders"
  db_cluster_snapshot_identifier = "legacy"
  shared_accounts                = [] # want "aws-db-cluster-snapshot-public"
}

resource "aws_db_cluster_snapshot" "orders" {
  db_cluster_identifier          = "orders"
  db_cluster_snapshot_identifier = "orders"
  shared_accounts                = ["444455556666"]
}
