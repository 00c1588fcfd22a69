resource "aws_rds_cluster" "legacy" {
  cluster_identifier          = "legacy"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  manage_master_user_password = true
  master_username             = "app_owner" # want "aws-rds-cluster-default-admin-username"
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "orders"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  manage_master_user_password = true
  master_username             = "app_owner"
}
