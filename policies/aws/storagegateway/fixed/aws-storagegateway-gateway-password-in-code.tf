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
    password    = var.gateway_password # want "aws-storagegateway-gateway-password-in-code"
  }
}

variable "gateway_password" {
  type        = string
  sensitive   = true
  description = "Password of the gateway"
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
