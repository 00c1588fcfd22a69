resource "aws_s3_bucket" "legacy" { # want "aws-s3-bucket-object-lock-disabled"
  bucket = "example-legacy"
}

resource "aws_s3_bucket" "archive" {
  bucket              = "example-archive"
  object_lock_enabled = false # want "aws-s3-bucket-object-lock-disabled"
}

resource "aws_s3_bucket" "orders" {
  bucket              = "example-orders"
  object_lock_enabled = true
}
