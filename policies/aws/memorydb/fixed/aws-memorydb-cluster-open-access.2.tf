resource "aws_memorydb_cluster" "legacy" {
  name      = "legacy"
  node_type = "db.r7g.large"
  acl_name  = aws_memorydb_acl.example.name # want "aws-memorydb-cluster-open-access"
}

resource "aws_memorydb_cluster" "orders" {
  name      = "orders"
  node_type = "db.r7g.large"
  acl_name  = "application"
}
