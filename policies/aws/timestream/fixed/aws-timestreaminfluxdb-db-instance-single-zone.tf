resource "aws_timestreaminfluxdb_db_instance" "legacy" { # want "aws-timestreaminfluxdb-db-instance-single-zone"
  name                   = "legacy"
  allocated_storage      = 20
  bucket                 = "metrics"
  db_instance_type       = "db.influx.medium"
  organization           = "example"
  username               = "app_owner"
  password               = var.password
  vpc_subnet_ids         = ["subnet-0123456789abcdef0"]
  vpc_security_group_ids = ["sg-0123456789abcdef0"]
  deployment_type        = "WITH_MULTIAZ_STANDBY"
}

resource "aws_timestreaminfluxdb_db_instance" "archive" {
  name                   = "archive"
  allocated_storage      = 20
  bucket                 = "metrics"
  db_instance_type       = "db.influx.medium"
  organization           = "example"
  username               = "app_owner"
  password               = var.password
  vpc_subnet_ids         = ["subnet-0123456789abcdef0"]
  vpc_security_group_ids = ["sg-0123456789abcdef0"]
  deployment_type        = "WITH_MULTIAZ_STANDBY" # want "aws-timestreaminfluxdb-db-instance-single-zone"
}

resource "aws_timestreaminfluxdb_db_instance" "orders" {
  name                   = "orders"
  allocated_storage      = 20
  bucket                 = "metrics"
  db_instance_type       = "db.influx.medium"
  organization           = "example"
  username               = "app_owner"
  password               = var.password
  vpc_subnet_ids         = ["subnet-0123456789abcdef0"]
  vpc_security_group_ids = ["sg-0123456789abcdef0"]
  deployment_type        = "WITH_MULTIAZ_STANDBY"
}
