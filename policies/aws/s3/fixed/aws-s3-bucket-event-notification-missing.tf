resource "aws_s3_bucket" "legacy" { # want "aws-s3-bucket-event-notification-missing"
  bucket = "example-legacy"
}

resource "aws_s3_bucket_notification" "legacy" {
  bucket      = aws_s3_bucket.legacy.id
  eventbridge = true
}

resource "aws_s3_bucket" "orders" {
  bucket = "example-orders"
}

resource "aws_s3_bucket_notification" "orders" {
  bucket      = aws_s3_bucket.orders.id
  eventbridge = true
}
