variable "password" {
  type      = string
  sensitive = true
}

resource "aws_datasync_location_fsx_ontap_file_system" "bad" {
  security_group_arns         = ["arn:aws:ec2:eu-central-1:123456789012:security-group/sg-0a1b2c3d"]
  storage_virtual_machine_arn = "arn:aws:fsx:eu-central-1:123456789012:storage-virtual-machine/fs-0a1b2c3d/svm-0a1b2c3d"

  protocol {
    smb {
      user     = "datasync"
      password = var.smb_password # want "aws-datasync-location-fsx-ontap-file-system-password-in-code"
    }
  }
}

variable "smb_password" {
  description = "Password"
  type        = string
  sensitive   = true
}

resource "aws_datasync_location_fsx_ontap_file_system" "good" {
  security_group_arns         = ["arn:aws:ec2:eu-central-1:123456789012:security-group/sg-0a1b2c3d"]
  storage_virtual_machine_arn = "arn:aws:fsx:eu-central-1:123456789012:storage-virtual-machine/fs-0a1b2c3d/svm-0a1b2c3d"

  protocol {
    smb {
      user     = "datasync"
      password = var.password
    }
  }
}
