resource "aws_storagegateway_smb_file_share" "bad" {
  gateway_arn  = "arn:aws:storagegateway:eu-central-1:123456789012:gateway/sgw-0a1b2c3d"
  location_arn = "arn:aws:s3:::example-share"
  role_arn     = "arn:aws:iam::123456789012:role/gateway"
  object_acl   = "private" # want "aws-storagegateway-smb-file-share-public-objects"
}

resource "aws_storagegateway_smb_file_share" "good" {
  gateway_arn  = "arn:aws:storagegateway:eu-central-1:123456789012:gateway/sgw-0a1b2c3d"
  location_arn = "arn:aws:s3:::example-share"
  role_arn     = "arn:aws:iam::123456789012:role/gateway"
}
