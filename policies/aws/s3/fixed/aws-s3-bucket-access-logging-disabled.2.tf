resource "aws_s3_bucket" "legacy" { # want "aws-s3-bucket-access-logging-disabled"
  bucket = "example-legacy"
}

resource "aws_s3_bucket_logging" "legacy" {
  bucket        = aws_s3_bucket.legacy.id
  target_bucket = "example-logs"
  target_prefix = "access/"
}

resource "aws_s3_bucket" "logs" {
  bucket = "example-logs"
  acl    = "log-delivery-write"
}

resource "aws_s3_bucket" "orders" {
  bucket = "example-orders"
}

resource "aws_s3_bucket_logging" "orders" {
  bucket        = aws_s3_bucket.orders.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "orders/"
}
