resource "aws_s3_bucket" "legacy" {
  bucket = "example-legacy"
}

resource "aws_s3_bucket" "orders" {
  bucket = "example-orders"
}

resource "aws_s3_bucket_cors_configuration" "legacy" {
  bucket = aws_s3_bucket.legacy.id

  cors_rule {
    allowed_methods = ["GET", "PUT"]
    allowed_origins = ["https://www.example.com"] # want "aws-s3-bucket-cors-any-origin"
  }
}

resource "aws_s3_bucket_cors_configuration" "orders" {
  bucket = aws_s3_bucket.orders.id

  cors_rule {
    allowed_methods = ["GET", "PUT"]
    allowed_origins = ["https://www.example.com"]
  }
}
