resource "aws_db_instance" "legacy" { # want "aws-db-instance-unencrypted"
  identifier                  = "legacy"
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 50
  username                    = "app_owner"
  manage_master_user_password = true
  storage_encrypted           = true
  kms_key_id                  = aws_kms_key.example.arn
}

resource "aws_db_instance" "archive" {
  identifier                  = "archive"
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 50
  username                    = "app_owner"
  manage_master_user_password = true
  storage_encrypted           = true # want "aws-db-instance-unencrypted"
  kms_key_id                  = aws_kms_key.example.arn
}

resource "aws_db_instance" "orders" {
  identifier                  = "orders"
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 50
  username                    = "app_owner"
  manage_master_user_password = true
  storage_encrypted           = true
}

resource "aws_db_instance" "replica" {
  identifier          = "replica"
  instance_class      = "db.t4g.medium"
  replicate_source_db = aws_db_instance.orders.identifier
}
