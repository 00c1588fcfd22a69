resource "aws_s3_bucket" "legacy" {
  bucket = "example-legacy"
  acl    = "public-read-write" # want "aws-s3-bucket-public-write-acl"
}

resource "aws_s3_bucket" "orders" {
  bucket = "example-orders"
  acl    = "private"
}

resource "aws_s3_bucket" "uploads" {
  bucket = "example-uploads"
}

resource "aws_s3_bucket" "metrics" {
  bucket = "example-metrics"

  grant {
    type        = "Group"
    uri         = "http://acs.amazonaws.com/groups/s3/LogDelivery"
    permissions = ["READ_ACP", "WRITE"]
  }
}
