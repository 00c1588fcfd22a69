resource "aws_storagegateway_gateway" "bad" {
  gateway_name          = "files"
  gateway_timezone      = "GMT"
  gateway_type          = "FILE_S3"
  smb_security_strategy = "MandatoryEncryption" # want "aws-storagegateway-gateway-weak-smb-security"
}

resource "aws_storagegateway_gateway" "good" {
  gateway_name          = "files"
  gateway_timezone      = "GMT"
  gateway_type          = "FILE_S3"
  smb_security_strategy = "MandatoryEncryption"
}
