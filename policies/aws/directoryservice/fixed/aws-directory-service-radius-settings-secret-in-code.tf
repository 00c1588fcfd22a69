variable "secret" {
  type      = string
  sensitive = true
}

resource "aws_directory_service_radius_settings" "bad" {
  directory_id            = "d-0a1b2c3d4e"
  authentication_protocol = "MS-CHAPv2"
  radius_servers          = ["10.0.1.5"]
  shared_secret           = var.radius_secret # want "aws-directory-service-radius-settings-secret-in-code"
}

variable "radius_secret" {
  description = "Shared secret"
  type        = string
  sensitive   = true
}

resource "aws_directory_service_radius_settings" "good" {
  directory_id            = "d-0a1b2c3d4e"
  authentication_protocol = "MS-CHAPv2"
  radius_servers          = ["10.0.1.5"]
  shared_secret           = var.secret
}
