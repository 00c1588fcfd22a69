resource "aws_s3_bucket" "legacy" {
  bucket = "example-legacy"
}

resource "aws_s3_bucket_website_configuration" "legacy" { # want "aws-s3-bucket-static-website"
  bucket = aws_s3_bucket.legacy.id

  index_document {
    suffix = "index.html"
  }
}

resource "aws_s3_bucket" "orders" {
  bucket = "example-orders"
}
