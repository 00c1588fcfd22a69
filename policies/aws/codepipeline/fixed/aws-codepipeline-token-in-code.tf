variable "token" {
  type      = string
  sensitive = true
}

resource "aws_codepipeline" "bad" {
  name     = "release"
  role_arn = "arn:aws:iam::123456789012:role/pipeline"

  stage {
    name = "Source"

    action {
      name     = "Source"
      category = "Source"
      owner    = "ThirdParty"
      provider = "GitHub"
      version  = "1"
      configuration = {
        Owner      = "example"
        Repo       = "app"
        OAuthToken = var.github_token # want "aws-codepipeline-token-in-code"
      }
    }
  }
}

variable "github_token" {
  description = "Token"
  type        = string
  sensitive   = true
}

resource "aws_codepipeline" "good" {
  name     = "release"
  role_arn = "arn:aws:iam::123456789012:role/pipeline"

  stage {
    name = "Source"

    action {
      name     = "Source"
      category = "Source"
      owner    = "ThirdParty"
      provider = "GitHub"
      version  = "1"
      configuration = {
        Owner      = "example"
        Repo       = "app"
        OAuthToken = var.token
      }
    }
  }
}
