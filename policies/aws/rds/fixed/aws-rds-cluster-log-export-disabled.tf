resource "aws_rds_cluster" "legacy" { # want "aws-rds-cluster-log-export-disabled"
  cluster_identifier              = "legacy"
  engine                          = "aurora-postgresql"
  engine_version                  = "16.4"
  master_username                 = "app_owner"
  manage_master_user_password     = true
  enabled_cloudwatch_logs_exports = ["postgresql"]
}

resource "aws_rds_cluster" "archive" {
  cluster_identifier              = "archive"
  engine                          = "aurora-postgresql"
  engine_version                  = "16.4"
  master_username                 = "app_owner"
  manage_master_user_password     = true
  enabled_cloudwatch_logs_exports = ["postgresql"] # want "aws-rds-cluster-log-export-disabled"
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier              = "orders"
  engine                          = "aurora-postgresql"
  engine_version                  = "16.4"
  master_username                 = "app_owner"
  manage_master_user_password     = true
  enabled_cloudwatch_logs_exports = ["postgresql"]
}
