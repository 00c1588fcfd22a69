resource "aws_db_instance" "legacy" {
  identifier                  = "legacy"
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 50
  username                    = "app_owner"
  manage_master_user_password = true
  skip_final_snapshot         = false # want "aws-db-instance-no-final-snapshot"
  final_snapshot_identifier   = "final-snapshot"
}

resource "aws_db_instance" "orders" {
  identifier                  = "orders"
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 50
  username                    = "app_owner"
  manage_master_user_password = true
  final_snapshot_identifier   = "orders-final"
}
