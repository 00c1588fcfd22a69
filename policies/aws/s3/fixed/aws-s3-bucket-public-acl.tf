resource "aws_s3_bucket" "legacy" {
  bucket = "example-legacy"
  acl    = "private" # want "aws-s3-bucket-public-acl"
}

resource "aws_s3_bucket" "orders" {
  bucket = "example-orders"
  acl    = "private"
}

resource "aws_s3_bucket" "downloads" {
  bucket = "example-downloads"
}

resource "aws_s3_bucket_acl" "downloads" {
  bucket = aws_s3_bucket.downloads.id
  acl    = "private" # want "aws-s3-bucket-public-acl"
}

resource "aws_s3_bucket" "shielded" {
  bucket = "example-shielded"
  acl    = "public-read"
}

resource "aws_s3_bucket_public_access_block" "shielded" {
  bucket                  = aws_s3_bucket.shielded.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "catalogue" {
  bucket = "example-catalogue"

  grant {
    type        = "Group"
    uri         = "http://acs.amazonaws.com/groups/global/AllUsers" # want "aws-s3-bucket-public-acl"
    permissions = ["READ"]
  }
}
