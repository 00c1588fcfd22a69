resource "aws_docdb_cluster" "legacy" { # want "aws-docdb-cluster-audit-log-disabled"
  cluster_identifier              = "legacy"
  master_username                 = "app_owner"
  manage_master_user_password     = true
  enabled_cloudwatch_logs_exports = ["audit", "profiler"]
}

resource "aws_docdb_cluster" "archive" {
  cluster_identifier              = "archive"
  master_username                 = "app_owner"
  manage_master_user_password     = true
  enabled_cloudwatch_logs_exports = ["audit", "profiler"] # want "aws-docdb-cluster-audit-log-disabled"
}

resource "aws_docdb_cluster" "orders" {
  cluster_identifier              = "orders"
  master_username                 = "app_owner"
  manage_master_user_password     = true
  enabled_cloudwatch_logs_exports = ["audit", "profiler"]
}
