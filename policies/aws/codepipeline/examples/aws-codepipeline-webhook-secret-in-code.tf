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
    secret_token = "correct-horse-battery" # want "aws-codepipeline-webhook-secret-in-code"
  }
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
