variable "password" {
  type      = string
  sensitive = true
}

resource "aws_datasync_location_smb" "bad" {
  agent_arns      = ["arn:aws:datasync:eu-central-1:123456789012:agent/agent-0a1b2c3d"]
  server_hostname = "files.example.com"
  subdirectory    = "/share"
  user            = "datasync"
  password        = var.smb_password # want "aws-datasync-location-smb-password-in-code"
}

variable "smb_password" {
  description = "Password"
  type        = string
  sensitive   = true
}

resource "aws_datasync_location_smb" "good" {
  agent_arns      = ["arn:aws:datasync:eu-central-1:123456789012:agent/agent-0a1b2c3d"]
  server_hostname = "files.example.com"
  subdirectory    = "/share"
  user            = "datasync"
  password        = var.password
}
