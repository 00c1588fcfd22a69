resource "aws_s3_bucket" "legacy" {
  bucket = "example-legacy"

  lifecycle_rule { # want "aws-s3-bucket-incomplete-uploads-kept"
    id      = "expire"
    enabled = true

    expiration {
      days = 365
    }
  }

  lifecycle_rule {
    id                                     = "incomplete-uploads"
    enabled                                = true
    abort_incomplete_multipart_upload_days = 7
  }
}

resource "aws_s3_bucket" "orders" {
  bucket = "example-orders"

  lifecycle_rule {
    id                                     = "expire"
    enabled                                = true
    abort_incomplete_multipart_upload_days = 7

    expiration {
      days = 365
    }
  }
}
