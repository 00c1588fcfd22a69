resource "aws_s3_bucket" "bad" {
  acl = "public-read" # want "acme-bucket-public"
}

resource "aws_s3_bucket" "good" {
  acl = "private"
}
