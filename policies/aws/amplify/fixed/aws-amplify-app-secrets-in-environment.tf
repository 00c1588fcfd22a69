resource "aws_amplify_app" "bad" {
  name = "site"
  environment_variables = {
    DB_PASSWORD = var.app_secret # want "aws-amplify-app-secrets-in-environment"
  }
}

variable "app_secret" {
  description = "Credential"
  type        = string
  sensitive   = true
}

resource "aws_amplify_app" "good" {
  name = "site"
  environment_variables = {
    STAGE = "production"
  }
}
