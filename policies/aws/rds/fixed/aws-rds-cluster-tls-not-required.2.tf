resource "aws_rds_cluster" "legacy" {
  cluster_identifier              = "legacy"
  engine                          = "aurora-postgresql"
  engine_version                  = "16.4"
  master_username                 = "app_owner"
  manage_master_user_password     = true
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.legacy.name
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier              = "orders"
  engine                          = "aurora-postgresql"
  engine_version                  = "16.4"
  master_username                 = "app_owner"
  manage_master_user_password     = true
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.orders.name
}

resource "aws_rds_cluster_parameter_group" "legacy" {
  name   = "legacy"
  family = "aurora-postgresql16"

  parameter {
    name  = "rds.force_ssl"
    value = "0" # want "aws-rds-cluster-tls-not-required"
  }
}

resource "aws_rds_cluster_parameter_group" "orders" {
  name   = "orders"
  family = "aurora-postgresql16"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

resource "aws_rds_cluster" "reports" {
  cluster_identifier              = "reports"
  engine                          = "aurora-postgresql"
  engine_version                  = "16.4"
  master_username                 = "app_owner"
  manage_master_user_password     = true
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.reports.name
}

resource "aws_rds_cluster_parameter_group" "reports" {
  name   = "reports"
  family = "aurora-postgresql16"

  parameter { # want "aws-rds-cluster-tls-not-required"
    name  = "log_statement"
    value = "ddl"
  }

  parameter {
    name         = "rds.force_ssl"
    value        = "1"
    apply_method = "pending-reboot"
  }
}
