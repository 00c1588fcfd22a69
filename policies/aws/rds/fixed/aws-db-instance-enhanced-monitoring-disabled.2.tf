resource "aws_db_instance" "legacy" { # want "aws-db-instance-enhanced-monitoring-disabled"
  identifier                  = "legacy"
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 50
  username                    = "app_owner"
  manage_master_user_password = true
  monitoring_interval         = 30
  monitoring_role_arn         = "arn:aws:iam::111122223333:role/rds-monitoring"
}

resource "aws_db_instance" "archive" {
  identifier                  = "archive"
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 50
  username                    = "app_owner"
  manage_master_user_password = true
  monitoring_interval         = 30 # want "aws-db-instance-enhanced-monitoring-disabled"
  monitoring_role_arn         = "arn:aws:iam::111122223333:role/rds-monitoring"
}

resource "aws_db_instance" "orders" {
  identifier                  = "orders"
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 50
  username                    = "app_owner"
  manage_master_user_password = true
  monitoring_interval         = 30
  monitoring_role_arn         = "arn:aws:iam::111122223333:role/rds-monitoring"
}
