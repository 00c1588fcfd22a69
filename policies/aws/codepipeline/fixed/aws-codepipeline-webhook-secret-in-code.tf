variable "secret" {
  type      = string
  sensitive = true
}

resource "aws_codepipeline_webhook" "bad" {
  name            = "push"
  authentication  = "GITHUB_HMAC"
  target_action   = "Source"
  target_pipeline = "release"

  authentication_configuration {
    secret_token = var.webhook_secret # want "aws-codepipeline-webhook-secret-in-code"
  }
}

variable "webhook_secret" {
  description = "Secret"
  type        = string
  sensitive   = true
}

resource "aws_codepipeline_webhook" "good" {
  name            = "push"
  authentication  = "GITHUB_HMAC"
  target_action   = "Source"
  target_pipeline = "release"

  authentication_configuration {
    secret_token = var.secret
  }
}
