resource "aws_kms_key" "dms" {
  enable_key_rotation = true
}

resource "aws_dms_s3_endpoint" "bad" { # want "aws-dms-s3-endpoint-no-cmk"
  endpoint_id             = "lake"
  endpoint_type           = "target"
  bucket_name             = "example-lake"
  service_access_role_arn = "arn:aws:iam::123456789012:role/dms"
  kms_key_arn             = aws_kms_key.dms.arn
}

resource "aws_dms_s3_endpoint" "good" {
  endpoint_id             = "lake"
  endpoint_type           = "target"
  bucket_name             = "example-lake"
  service_access_role_arn = "arn:aws:iam::123456789012:role/dms"
  kms_key_arn             = aws_kms_key.dms.arn
}
