resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_timestreamwrite_database" "legacy" { # want "aws-timestreamwrite-database-customer-managed-key"
  database_name = "legacy"
  kms_key_id    = aws_kms_key.timestream.arn
}

resource "aws_kms_key" "timestream" {
  description             = "Encrypts the database"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_timestreamwrite_database" "orders" {
  database_name = "orders"
  kms_key_id    = aws_kms_key.data.arn
}
