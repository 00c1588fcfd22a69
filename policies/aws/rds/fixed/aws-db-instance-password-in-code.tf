resource "aws_db_instance" "legacy" {
  identifier                  = "legacy"
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 50
  username                    = "app_owner"
  manage_master_user_password = true
}

resource "aws_db_instance" "orders" {
  identifier                  = "orders"
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 50
  username                    = "app_owner"
  manage_master_user_password = true
}

resource "aws_db_instance" "ledger" {
  identifier        = "ledger"
  engine            = "postgres"
  engine_version    = "16.4"
  instance_class    = "db.t4g.medium"
  allocated_storage = 50
  username          = "app_owner"
  password          = var.database_password
}

variable "database_password" {
  type      = string
  sensitive = true
}
