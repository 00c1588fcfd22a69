resource "aws_rds_cluster" "legacy" {
  cluster_identifier          = "legacy"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  master_username             = "app_owner"
  manage_master_user_password = true
  skip_final_snapshot         = false # want "aws-rds-cluster-no-final-snapshot"
  final_snapshot_identifier   = "final-snapshot"
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "orders"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  master_username             = "app_owner"
  manage_master_user_password = true
  final_snapshot_identifier   = "orders-final"
}
