resource "aws_memorydb_cluster" "legacy" {
  name      = "legacy"
  node_type = "db.r7g.large"
  acl_name  = "open-access" # want "aws-memorydb-cluster-open-access"
}

resource "aws_memorydb_cluster" "orders" {
  name      = "orders"
  node_type = "db.r7g.large"
  acl_name  = "application"
}
