variable "password" {
  type      = string
  sensitive = true
}

resource "aws_directory_service_trust" "bad" { # want "aws-directory-service-trust-no-selective-authentication"
  directory_id       = "d-0a1b2c3d4e"
  remote_domain_name = "corp.example.net"
  trust_direction    = "Two-Way"
  trust_password     = var.password
  selective_auth     = "Enabled"
}

resource "aws_directory_service_trust" "good" {
  directory_id       = "d-0a1b2c3d4e"
  remote_domain_name = "corp.example.net"
  trust_direction    = "Two-Way"
  trust_password     = var.password
  selective_auth     = "Enabled"
}
