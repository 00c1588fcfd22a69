variable "password" {
  type      = string
  sensitive = true
}

resource "aws_amplify_branch" "bad" {
  app_id                 = "d0a1b2c3d4"
  branch_name            = "preview"
  enable_basic_auth      = true
  basic_auth_credentials = var.basic_auth_credentials # want "aws-amplify-branch-basic-auth-in-code"
}

variable "basic_auth_credentials" {
  description = "Credentials"
  type        = string
  sensitive   = true
}

resource "aws_amplify_branch" "good" {
  app_id                 = "d0a1b2c3d4"
  branch_name            = "preview"
  enable_basic_auth      = true
  basic_auth_credentials = base64encode("review:${var.password}")
}
