resource "aws_dms_s3_endpoint" "bad" {
  endpoint_id             = "lake"
  endpoint_type           = "target"
  bucket_name             = "example-lake"
  service_access_role_arn = "arn:aws:iam::123456789012:role/dms"
  canned_acl_for_objects  = "none" # want "aws-dms-s3-endpoint-public-objects"
}

resource "aws_dms_s3_endpoint" "good" {
  endpoint_id             = "lake"
  endpoint_type           = "target"
  bucket_name             = "example-lake"
  service_access_role_arn = "arn:aws:iam::123456789012:role/dms"
}
