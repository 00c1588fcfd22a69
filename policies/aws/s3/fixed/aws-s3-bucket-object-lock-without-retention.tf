resource "aws_s3_bucket" "legacy" { # want "aws-s3-bucket-object-lock-without-retention"
  bucket              = "example-legacy"
  object_lock_enabled = true
}

resource "aws_s3_bucket_object_lock_configuration" "legacy" {
  bucket = aws_s3_bucket.legacy.id

  rule {
    default_retention {
      mode = "GOVERNANCE"
      days = 30
    }
  }
}

resource "aws_s3_bucket" "orders" {
  bucket              = "example-orders"
  object_lock_enabled = true
}

resource "aws_s3_bucket_object_lock_configuration" "orders" {
  bucket = aws_s3_bucket.orders.id

  rule {
    default_retention {
      mode = "COMPLIANCE"
      days = 30
    }
  }
}
