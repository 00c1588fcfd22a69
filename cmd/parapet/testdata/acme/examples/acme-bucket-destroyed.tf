resource "aws_s3_bucket" "bad" {
  force_destroy = true # want "acme-bucket-destroyed"
}

resource "aws_s3_bucket" "good" {
  force_destroy = false
}
