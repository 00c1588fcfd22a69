resource "aws_amplify_branch" "bad" {
  app_id      = "d0a1b2c3d4"
  branch_name = "main"
  environment_variables = {
    DB_PASSWORD = var.branch_secret # want "aws-amplify-branch-secrets-in-environment"
  }
}

variable "branch_secret" {
  description = "Credential"
  type        = string
  sensitive   = true
}

resource "aws_amplify_branch" "good" {
  app_id      = "d0a1b2c3d4"
  branch_name = "main"
  environment_variables = {
    STAGE = "production"
  }
}
