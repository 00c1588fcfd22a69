resource "aws_storagegateway_smb_file_share" "bad" { # want "aws-storagegateway-smb-file-share-no-audit-logs"
  gateway_arn           = "arn:aws:storagegateway:eu-central-1:123456789012:gateway/sgw-0a1b2c3d"
  location_arn          = "arn:aws:s3:::example-share"
  role_arn              = "arn:aws:iam::123456789012:role/gateway"
  audit_destination_arn = aws_cloudwatch_log_group.example.arn
}

resource "aws_storagegateway_smb_file_share" "good" {
  gateway_arn           = "arn:aws:storagegateway:eu-central-1:123456789012:gateway/sgw-0a1b2c3d"
  location_arn          = "arn:aws:s3:::example-share"
  role_arn              = "arn:aws:iam::123456789012:role/gateway"
  audit_destination_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:shares:*"
}
