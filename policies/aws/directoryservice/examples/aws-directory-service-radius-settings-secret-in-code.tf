variable "secret" {
  type      = string
  sensitive = true
}

resource "aws_directory_service_radius_settings" "bad" {
  directory_id            = "d-0a1b2c3d4e"
  authentication_protocol = "MS-CHAPv2"
  radius_servers          = ["10.0.1.5"]
  shared_secret           = "Tr0ub4dor-and-3" # want "aws-directory-service-radius-settings-secret-in-code"
}

resource "aws_directory_service_radius_settings" "good" {
  directory_id            = "d-0a1b2c3d4e"
  authentication_protocol = "MS-CHAPv2"
  radius_servers          = ["10.0.1.5"]
  shared_secret           = var.secret
}
