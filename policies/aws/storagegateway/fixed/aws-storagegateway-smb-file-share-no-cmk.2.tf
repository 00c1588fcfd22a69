resource "aws_storagegateway_smb_file_share" "bad" { # want "aws-storagegateway-smb-file-share-no-cmk"
  gateway_arn   = "arn:aws:storagegateway:eu-central-1:123456789012:gateway/sgw-0a1b2c3d"
  location_arn  = "arn:aws:s3:::example-share"
  role_arn      = "arn:aws:iam::123456789012:role/gateway"
  kms_encrypted = true
  kms_key_arn   = aws_kms_key.example.arn
}

resource "aws_storagegateway_smb_file_share" "good" {
  gateway_arn   = "arn:aws:storagegateway:eu-central-1:123456789012:gateway/sgw-0a1b2c3d"
  location_arn  = "arn:aws:s3:::example-share"
  role_arn      = "arn:aws:iam::123456789012:role/gateway"
  kms_encrypted = true
  kms_key_arn   = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}
