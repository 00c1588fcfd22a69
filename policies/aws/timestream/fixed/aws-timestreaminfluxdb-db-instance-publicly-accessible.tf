resource "aws_timestreaminfluxdb_db_instance" "legacy" {
  name                   = "legacy"
  allocated_storage      = 20
  bucket                 = "metrics"
  db_instance_type       = "db.influx.medium"
  organization           = "example"
  username               = "app_owner"
  password               = var.password
  vpc_subnet_ids         = ["subnet-0123456789abcdef0"]
  vpc_security_group_ids = ["sg-0123456789abcdef0"]
  publicly_accessible    = false # want "aws-timestreaminfluxdb-db-instance-publicly-accessible"
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
}

resource "aws_timestreaminfluxdb_db_instance" "ledger" {
  name                   = "ledger"
  allocated_storage      = 20
  bucket                 = "metrics"
  db_instance_type       = "db.influx.medium"
  organization           = "example"
  username               = "app_owner"
  password               = var.password
  vpc_subnet_ids         = ["subnet-0123456789abcdef0"]
  vpc_security_group_ids = ["sg-0123456789abcdef0"]
  publicly_accessible    = false
}
