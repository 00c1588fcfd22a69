resource "aws_s3_bucket" "bad" {
  bucket = "abc" # want "acme-bucket-name"
}

resource "aws_s3_bucket" "good" {
  bucket = "abcd"
}
