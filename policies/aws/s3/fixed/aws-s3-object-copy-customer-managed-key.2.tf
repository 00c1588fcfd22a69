resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_s3_object_copy" "archive" { # want "aws-s3-object-copy-customer-managed-key"
  bucket     = "example-data"
  key        = "archive.json"
  source     = "example-source/archive.json"
  kms_key_id = aws_kms_key.data.arn
}

resource "aws_s3_object_copy" "report" {
  bucket     = "example-data"
  key        = "report.json"
  source     = "example-source/report.json"
  kms_key_id = aws_kms_key.data.arn
}
