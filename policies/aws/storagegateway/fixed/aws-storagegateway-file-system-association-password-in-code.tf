variable "password" {
  type      = string
  sensitive = true
}

resource "aws_storagegateway_file_system_association" "bad" {
  gateway_arn  = "arn:aws:storagegateway:eu-central-1:123456789012:gateway/sgw-0a1b2c3d"
  location_arn = "arn:aws:fsx:eu-central-1:123456789012:file-system/fs-0a1b2c3d"
  username     = "Admin"
  password     = var.file_system_password # want "aws-storagegateway-file-system-association-password-in-code"
}

variable "file_system_password" {
  type        = string
  sensitive   = true
  description = "Password for the file system"
}

resource "aws_storagegateway_file_system_association" "good" {
  gateway_arn  = "arn:aws:storagegateway:eu-central-1:123456789012:gateway/sgw-0a1b2c3d"
  location_arn = "arn:aws:fsx:eu-central-1:123456789012:file-system/fs-0a1b2c3d"
  username     = "Admin"
  password     = var.password
}
