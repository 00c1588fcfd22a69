variable "secret" {
  type      = string
  sensitive = true
}

resource "aws_codepipeline_webhook" "bad" {
  name            = "push"
  authentication  = "IP" # want "aws-codepipeline-webhook-unauthenticated"
  target_action   = "Source"
  target_pipeline = "release"

  filter {
    json_path    = "$.ref"
    match_equals = "refs/heads/{Branch}"
  }

  authentication_configuration {
    allowed_ip_range = "203.0.113.0/24"
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

  filter {
    json_path    = "$.ref"
    match_equals = "refs/heads/{Branch}"
  }
}
