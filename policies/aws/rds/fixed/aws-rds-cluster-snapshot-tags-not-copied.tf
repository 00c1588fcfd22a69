resource "aws_rds_cluster" "legacy" { # want "aws-rds-cluster-snapshot-tags-not-copied"
  cluster_identifier          = "legacy"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  master_username             = "app_owner"
  manage_master_user_password = true
  copy_tags_to_snapshot       = true
}

resource "aws_rds_cluster" "archive" {
  cluster_identifier          = "archive"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  master_username             = "app_owner"
  manage_master_user_password = true
  copy_tags_to_snapshot       = true # want "aws-rds-cluster-snapshot-tags-not-copied"
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "orders"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  master_username             = "app_owner"
  manage_master_user_password = true
  copy_tags_to_snapshot       = true
}
