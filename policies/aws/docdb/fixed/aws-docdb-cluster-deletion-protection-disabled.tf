resource "aws_docdb_cluster" "legacy" { # want "aws-docdb-cluster-deletion-protection-disabled"
  cluster_identifier          = "legacy"
  master_username             = "app_owner"
  manage_master_user_password = true
  deletion_protection         = true
}

resource "aws_docdb_cluster" "archive" {
  cluster_identifier          = "archive"
  master_username             = "app_owner"
  manage_master_user_password = true
  deletion_protection         = true # want "aws-docdb-cluster-deletion-protection-disabled"
}

resource "aws_docdb_cluster" "orders" {
  cluster_identifier          = "orders"
  master_username             = "app_owner"
  manage_master_user_password = true
  deletion_protection         = true
}
