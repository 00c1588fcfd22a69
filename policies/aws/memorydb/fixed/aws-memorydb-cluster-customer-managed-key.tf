resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_memorydb_cluster" "legacy" { # want "aws-memorydb-cluster-customer-managed-key"
  name        = "legacy"
  node_type   = "db.r7g.large"
  acl_name    = "application"
  kms_key_arn = aws_kms_key.memorydb.arn
}

resource "aws_kms_key" "memorydb" {
  description             = "Encrypts the cluster"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_memorydb_cluster" "orders" {
  name        = "orders"
  node_type   = "db.r7g.large"
  acl_name    = "application"
  kms_key_arn = aws_kms_key.data.arn
}
