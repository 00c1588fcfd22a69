resource "aws_rds_cluster" "legacy" {
  cluster_identifier          = "legacy"
  engine                      = "aurora-postgresql"
  master_username             = "app_owner"
  manage_master_user_password = true
  engine_version              = "11.21" # want "aws-rds-cluster-log-fdw-vulnerable"
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "orders"
  engine                      = "aurora-postgresql"
  master_username             = "app_owner"
  manage_master_user_password = true
  engine_version              = "16.4"
}
