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

resource "aws_db_parameter_group" "legacy" { # want "aws-db-instance-statement-logging-disabled"
  name   = "legacy"
  family = "postgres16"

  parameter {
    name  = "log_statement"
    value = "ddl"
  }
}

resource "aws_db_parameter_group" "orders" {
  name   = "orders"
  family = "postgres16"

  parameter {
    name  = "log_statement"
    value = "ddl"
  }

  parameter {
    name  = "log_min_duration_statement"
    value = "1000"
  }
}
