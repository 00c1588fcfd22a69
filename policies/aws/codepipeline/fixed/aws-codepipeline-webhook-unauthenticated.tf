variable "secret" {
  type      = string
  sensitive = true
}

resource "aws_codepipeline_webhook" "bad" {
  name            = "push"
  authentication  = "GITHUB_HMAC" # want "aws-codepipeline-webhook-unauthenticated"
  target_action   = "Source"
  target_pipeline = "release"

  filter {
    json_path    = "$.ref"
    match_equals = "refs/heads/{Branch}"
  }

  authentication_configuration {
    secret_token = var.webhook_secret
  }
}

variable "webhook_secret" {
  description = "Secret that signs calls of the webhook"
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

  filter {
    json_path    = "$.ref"
    match_equals = "refs/heads/{Branch}"
  }
}
