resource "aws_s3_bucket" "legacy" { # want "aws-s3-bucket-object-lock-disabled"
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

resource "aws_s3_bucket" "archive" {
  bucket              = "example-archive"
  object_lock_enabled = true # want "aws-s3-bucket-object-lock-disabled"
}

resource "aws_s3_bucket_object_lock_configuration" "archive" {
  bucket = aws_s3_bucket.archive.id

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
