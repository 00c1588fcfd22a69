resource "aws_memorydb_cluster" "legacy" { # want "aws-memorydb-cluster-backup-disabled"
  name                     = "legacy"
  node_type                = "db.r7g.large"
  acl_name                 = "application"
  snapshot_retention_limit = 7
}

resource "aws_memorydb_cluster" "archive" {
  name                     = "archive"
  node_type                = "db.r7g.large"
  acl_name                 = "application"
  snapshot_retention_limit = 7 # want "aws-memorydb-cluster-backup-disabled"
}

resource "aws_memorydb_cluster" "orders" {
  name                     = "orders"
  node_type                = "db.r7g.large"
  acl_name                 = "application"
  snapshot_retention_limit = 7
}
