resource "aws_docdb_cluster" "legacy" { # want "aws-docdb-cluster-short-backup-retention"
  cluster_identifier          = "legacy"
  master_username             = "app_owner"
  manage_master_user_password = true
  backup_retention_period     = 14
}

resource "aws_docdb_cluster" "archive" {
  cluster_identifier          = "archive"
  master_username             = "app_owner"
  manage_master_user_password = true
  backup_retention_period     = 14 # want "aws-docdb-cluster-short-backup-retention"
}

resource "aws_docdb_cluster" "orders" {
  cluster_identifier          = "orders"
  master_username             = "app_owner"
  manage_master_user_password = true
  backup_retention_period     = 14
}
