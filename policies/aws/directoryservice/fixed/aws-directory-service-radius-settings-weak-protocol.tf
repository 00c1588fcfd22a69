variable "secret" {
  type      = string
  sensitive = true
}

resource "aws_directory_service_radius_settings" "bad" {
  directory_id            = "d-0a1b2c3d4e"
  authentication_protocol = "MS-CHAPv2" # want "aws-directory-service-radius-settings-weak-protocol"
  display_label           = "mfa"
  radius_port             = 1812
  radius_retries          = 4
  radius_servers          = ["10.0.1.5"]
  radius_timeout          = 5
  shared_secret           = var.secret
}

resource "aws_directory_service_radius_settings" "good" {
  directory_id            = "d-0a1b2c3d4e"
  authentication_protocol = "MS-CHAPv2"
  display_label           = "mfa"
  radius_port             = 1812
  radius_retries          = 4
  radius_servers          = ["10.0.1.5"]
  radius_timeout          = 5
  shared_secret           = var.secret
}
