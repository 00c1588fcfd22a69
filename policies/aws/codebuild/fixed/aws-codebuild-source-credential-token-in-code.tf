variable "token" {
  type      = string
  sensitive = true
}

resource "aws_codebuild_source_credential" "bad" {
  auth_type   = "PERSONAL_ACCESS_TOKEN"
  server_type = "GITHUB"
  token       = var.source_token # want "aws-codebuild-source-credential-token-in-code"
}

variable "source_token" {
  description = "Token"
  type        = string
  sensitive   = true
}

resource "aws_codebuild_source_credential" "good" {
  auth_type   = "PERSONAL_ACCESS_TOKEN"
  server_type = "GITHUB"
  token       = var.token
}

resource "aws_codebuild_source_credential" "connection" {
  auth_type   = "CODECONNECTIONS"
  server_type = "GITHUB"
  token       = "arn:aws:codeconnections:eu-central-1:123456789012:connection/1234abcd"
}
