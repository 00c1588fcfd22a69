resource "aws_s3_bucket" "legacy" {
  bucket = "example-bucket" # want "aws-s3-bucket-name-with-dots"
}

resource "aws_s3_bucket" "orders" {
  bucket = "example-orders"
}
