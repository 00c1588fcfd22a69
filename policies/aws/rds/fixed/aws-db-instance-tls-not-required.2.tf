resource "aws_db_instance" "legacy" {
  identifier                  = "legacy"
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 50
  username                    = "app_owner"
  manage_master_user_password = true
  parameter_group_name        = aws_db_parameter_group.legacy.name
}

resource "aws_db_instance" "orders" {
  identifier                  = "orders"
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 50
  username                    = "app_owner"
  manage_master_user_password = true
  parameter_group_name        = aws_db_parameter_group.orders.name
}

resource "aws_db_parameter_group" "legacy" {
  name   = "legacy"
  family = "postgres16"

  parameter {
    name  = "rds.force_ssl"
    value = "0" # want "aws-db-instance-tls-not-required"
  }
}

resource "aws_db_parameter_group" "orders" {
  name   = "orders"
  family = "postgres16"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

resource "aws_db_instance" "reports" {
  identifier                  = "reports"
  engine                      = "postgres"
  engine_version              = "14.12"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 50
  username                    = "app_owner"
  manage_master_user_password = true
  parameter_group_name        = aws_db_parameter_group.reports.name
}

resource "aws_db_parameter_group" "reports" {
  name   = "reports"
  family = "postgres14"

  parameter { # want "aws-db-instance-tls-not-required"
    name  = "log_statement"
    value = "ddl"
  }

  parameter {
    name         = "rds.force_ssl"
    value        = "1"
    apply_method = "pending-reboot"
  }
}
