resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_s3_object" "archive" { # want "aws-s3-object-customer-managed-key"
  bucket     = "example-data"
  key        = "archive.json"
  source     = "files/archive.json"
  kms_key_id = aws_kms_key.data.arn
}

resource "aws_s3_object" "report" {
  bucket     = "example-data"
  key        = "report.json"
  source     = "files/report.json"
  kms_key_id = aws_kms_key.data.arn
}
