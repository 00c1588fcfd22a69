variable "password" {
  type      = string
  sensitive = true
}

resource "aws_storagegateway_gateway" "bad" {
  gateway_name     = "files"
  gateway_timezone = "GMT"
  gateway_type     = "FILE_S3"

  smb_active_directory_settings {
    domain_name = "corp.example.com"
    username    = "gateway"
    password    = "Tr0ub4dor-and-3" # want "aws-storagegateway-gateway-password-in-code"
  }
}

resource "aws_storagegateway_gateway" "good" {
  gateway_name     = "files"
  gateway_timezone = "GMT"
  gateway_type     = "FILE_S3"

  smb_active_directory_settings {
    domain_name = "corp.example.com"
    username    = "gateway"
    password    = var.password
  }
}
