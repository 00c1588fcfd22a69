resource "aws_rds_cluster" "legacy" { # want "aws-rds-cluster-audit-log-disabled"
  cluster_identifier              = "legacy"
  engine                          = "aurora-mysql"
  engine_version                  = "8.0.mysql_aurora.3.08.0"
  master_username                 = "app_owner"
  manage_master_user_password     = true
  enabled_cloudwatch_logs_exports = ["audit"]
}

resource "aws_rds_cluster" "archive" {
  cluster_identifier              = "archive"
  engine                          = "aurora-mysql"
  engine_version                  = "8.0.mysql_aurora.3.08.0"
  master_username                 = "app_owner"
  manage_master_user_password     = true
  enabled_cloudwatch_logs_exports = ["error", "audit"] # want "aws-rds-cluster-audit-log-disabled"
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier              = "orders"
  engine                          = "aurora-mysql"
  engine_version                  = "8.0.mysql_aurora.3.08.0"
  master_username                 = "app_owner"
  manage_master_user_password     = true
  enabled_cloudwatch_logs_exports = ["audit", "error"]
}
