resource "aws_db_instance" "legacy" { # want "aws-db-instance-iam-authentication-disabled"
  identifier                          = "legacy"
  engine                              = "postgres"
  engine_version                      = "16.4"
  instance_class                      = "db.t4g.medium"
  allocated_storage                   = 50
  username                            = "app_owner"
  manage_master_user_password         = true
  iam_database_authentication_enabled = true
}

resource "aws_db_instance" "archive" {
  identifier                          = "archive"
  engine                              = "postgres"
  engine_version                      = "16.4"
  instance_class                      = "db.t4g.medium"
  allocated_storage                   = 50
  username                            = "app_owner"
  manage_master_user_password         = true
  iam_database_authentication_enabled = true # want "aws-db-instance-iam-authentication-disabled"
}

resource "aws_db_instance" "orders" {
  identifier                          = "orders"
  engine                              = "postgres"
  engine_version                      = "16.4"
  instance_class                      = "db.t4g.medium"
  allocated_storage                   = 50
  username                            = "app_owner"
  manage_master_user_password         = true
  iam_database_authentication_enabled = true
}

resource "aws_db_instance" "erp" {
  identifier                  = "erp"
  engine                      = "oracle-ee"
  instance_class              = "db.m6i.large"
  allocated_storage           = 200
  username                    = "erp_owner"
  manage_master_user_password = true
}
