variable "password" {
  type      = string
  sensitive = true
}

resource "aws_directory_service_trust" "bad" {
  directory_id       = "d-0a1b2c3d4e"
  remote_domain_name = "corp.example.net"
  trust_direction    = "Two-Way"
  trust_password     = var.trust_password # want "aws-directory-service-trust-password-in-code"
}

variable "trust_password" {
  description = "Password"
  type        = string
  sensitive   = true
}

resource "aws_directory_service_trust" "good" {
  directory_id       = "d-0a1b2c3d4e"
  remote_domain_name = "corp.example.net"
  trust_direction    = "Two-Way"
  trust_password     = var.password
}
