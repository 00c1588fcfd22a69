resource "aws_s3_object" "archive" {
  bucket = "example-data"
  key    = "archive.json"
  source = "files/archive.json"
  acl    = "private" # want "aws-s3-object-public-acl"
}

resource "aws_s3_object" "report" {
  bucket = "example-data"
  key    = "report.json"
  source = "files/report.json"
  acl    = "private"
}
