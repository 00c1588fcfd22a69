resource "aws_s3_object_copy" "archive" {
  bucket = "example-data"
  key    = "archive.json"
  source = "example-source/archive.json"
  acl    = "private" # want "aws-s3-object-copy-public-acl"
}

resource "aws_s3_object_copy" "report" {
  bucket = "example-data"
  key    = "report.json"
  source = "example-source/report.json"
  acl    = "private"
}
