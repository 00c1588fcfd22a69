variable "password" {
  type      = string
  sensitive = true
}

resource "aws_amplify_branch" "bad" {
  app_id                 = "d0a1b2c3d4"
  branch_name            = "preview"
  enable_basic_auth      = true
  basic_auth_credentials = "cmV2aWV3OlRyMHViNGRvcg==" # want "aws-amplify-branch-basic-auth-in-code"
}

resource "aws_amplify_branch" "good" {
  app_id                 = "d0a1b2c3d4"
  branch_name            = "preview"
  enable_basic_auth      = true
  basic_auth_credentials = base64encode("review:${var.password}")
}
