resource "aws_rds_cluster" "legacy" { # want "aws-rds-cluster-short-backup-retention"
  cluster_identifier          = "legacy"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  master_username             = "app_owner"
  manage_master_user_password = true
  backup_retention_period     = 14
}

resource "aws_rds_cluster" "archive" {
  cluster_identifier          = "archive"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  master_username             = "app_owner"
  manage_master_user_password = true
  backup_retention_period     = 14 # want "aws-rds-cluster-short-backup-retention"
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "orders"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  master_username             = "app_owner"
  manage_master_user_password = true
  backup_retention_period     = 14
}
