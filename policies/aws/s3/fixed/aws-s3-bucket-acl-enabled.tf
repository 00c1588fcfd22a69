resource "aws_s3_bucket" "legacy" {
  bucket = "example-legacy"
}

resource "aws_s3_bucket" "orders" {
  bucket = "example-orders"
}

resource "aws_s3_bucket_ownership_controls" "legacy" {
  bucket = aws_s3_bucket.legacy.id

  rule {
    object_ownership = "BucketOwnerEnforced" # want "aws-s3-bucket-acl-enabled"
  }
}

resource "aws_s3_bucket_ownership_controls" "orders" {
  bucket = aws_s3_bucket.orders.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}
