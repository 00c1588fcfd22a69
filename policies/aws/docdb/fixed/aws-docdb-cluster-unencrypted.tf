resource "aws_docdb_cluster" "legacy" { # want "aws-docdb-cluster-unencrypted"
  cluster_identifier          = "legacy"
  master_username             = "app_owner"
  manage_master_user_password = true
  storage_encrypted           = true
}

resource "aws_docdb_cluster" "archive" {
  cluster_identifier          = "archive"
  master_username             = "app_owner"
  manage_master_user_password = true
  storage_encrypted           = true # want "aws-docdb-cluster-unencrypted"
}

resource "aws_docdb_cluster" "orders" {
  cluster_identifier          = "orders"
  master_username             = "app_owner"
  manage_master_user_password = true
  storage_encrypted           = true
}
