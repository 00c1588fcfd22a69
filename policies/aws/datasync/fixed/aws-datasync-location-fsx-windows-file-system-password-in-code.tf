variable "password" {
  type      = string
  sensitive = true
}

resource "aws_datasync_location_fsx_windows_file_system" "bad" {
  fsx_filesystem_arn  = "arn:aws:fsx:eu-central-1:123456789012:file-system/fs-0a1b2c3d"
  security_group_arns = ["arn:aws:ec2:eu-central-1:123456789012:security-group/sg-0a1b2c3d"]
  user                = "datasync"
  password            = var.smb_password # want "aws-datasync-location-fsx-windows-file-system-password-in-code"
}

variable "smb_password" {
  description = "Password"
  type        = string
  sensitive   = true
}

resource "aws_datasync_location_fsx_windows_file_system" "good" {
  fsx_filesystem_arn  = "arn:aws:fsx:eu-central-1:123456789012:file-system/fs-0a1b2c3d"
  security_group_arns = ["arn:aws:ec2:eu-central-1:123456789012:security-group/sg-0a1b2c3d"]
  user                = "datasync"
  password            = var.password
}
