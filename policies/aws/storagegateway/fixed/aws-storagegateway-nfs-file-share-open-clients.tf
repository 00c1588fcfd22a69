resource "aws_storagegateway_nfs_file_share" "bad" {
  gateway_arn  = "arn:aws:storagegateway:eu-central-1:123456789012:gateway/sgw-0a1b2c3d"
  location_arn = "arn:aws:s3:::example-share"
  role_arn     = "arn:aws:iam::123456789012:role/gateway"
  client_list  = ["10.0.0.0/24"] # want "aws-storagegateway-nfs-file-share-open-clients"
}

resource "aws_storagegateway_nfs_file_share" "good" {
  gateway_arn  = "arn:aws:storagegateway:eu-central-1:123456789012:gateway/sgw-0a1b2c3d"
  location_arn = "arn:aws:s3:::example-share"
  role_arn     = "arn:aws:iam::123456789012:role/gateway"
  client_list  = ["10.0.0.0/24"]
}
