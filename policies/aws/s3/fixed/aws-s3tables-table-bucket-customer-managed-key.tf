resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_s3tables_table_bucket" "legacy" { # want "aws-s3tables-table-bucket-customer-managed-key"
  name = "example-legacy"

  encryption_configuration {
    sse_algorithm = "aws:kms"
    kms_key_arn   = aws_kms_key.tables.arn
  }
}

resource "aws_kms_key" "tables" {
  description             = "Encrypts the tables"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_s3tables_table_bucket" "orders" {
  name = "example-orders"
  encryption_configuration = {
    sse_algorithm = "aws:kms"
    kms_key_arn   = aws_kms_key.data.arn
  }
}
