variable "password" {
  type      = string
  sensitive = true
}

resource "aws_amplify_app" "bad" {
  name                   = "site"
  enable_basic_auth      = true
  basic_auth_credentials = var.basic_auth_credentials # want "aws-amplify-app-basic-auth-in-code"
}

variable "basic_auth_credentials" {
  description = "Credentials"
  type        = string
  sensitive   = true
}

resource "aws_amplify_app" "good" {
  name                   = "site"
  enable_basic_auth      = true
  basic_auth_credentials = base64encode("review:${var.password}")
}
