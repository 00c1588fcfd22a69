resource "aws_rds_cluster" "legacy" { # want "aws-rds-cluster-backtrack-disabled"
  cluster_identifier          = "legacy"
  engine                      = "aurora-mysql"
  engine_version              = "8.0.mysql_aurora.3.08.0"
  master_username             = "app_owner"
  manage_master_user_password = true
  backtrack_window            = 86400
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "orders"
  engine                      = "aurora-mysql"
  engine_version              = "8.0.mysql_aurora.3.08.0"
  master_username             = "app_owner"
  manage_master_user_password = true
  backtrack_window            = 86400
}
