variable "token" {
  type      = string
  sensitive = true
}

resource "aws_amplify_app" "bad" {
  name         = "site"
  repository   = "https://github.com/example/site"
  access_token = var.repository_token # want "aws-amplify-app-token-in-code"
}

variable "repository_token" {
  description = "Repository token"
  type        = string
  sensitive   = true
}

resource "aws_amplify_app" "good" {
  name         = "site"
  repository   = "https://github.com/example/site"
  access_token = var.token
}
