resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_docdb_cluster" "legacy" { # want "aws-docdb-cluster-customer-managed-key"
  cluster_identifier          = "legacy"
  master_username             = "app_owner"
  manage_master_user_password = true
  storage_encrypted           = true
  kms_key_id                  = aws_kms_key.docdb.arn
}

resource "aws_kms_key" "docdb" {
  description         = "Encrypts DocumentDB clusters"
  enable_key_rotation = true
}

resource "aws_docdb_cluster" "orders" {
  cluster_identifier          = "orders"
  master_username             = "app_owner"
  manage_master_user_password = true
  storage_encrypted           = true
  kms_key_id                  = aws_kms_key.data.arn
}
