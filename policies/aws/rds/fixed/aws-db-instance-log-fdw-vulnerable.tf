resource "aws_db_instance" "legacy" {
  identifier                  = "legacy"
  engine                      = "postgres"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 50
  username                    = "app_owner"
  manage_master_user_password = true
  engine_version              = "13.22" # want "aws-db-instance-log-fdw-vulnerable"
}

resource "aws_db_instance" "orders" {
  identifier                  = "orders"
  engine                      = "postgres"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 50
  username                    = "app_owner"
  manage_master_user_password = true
  engine_version              = "16.4"
}
