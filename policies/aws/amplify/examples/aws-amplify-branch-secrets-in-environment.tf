resource "aws_amplify_branch" "bad" {
  app_id      = "d0a1b2c3d4"
  branch_name = "main"
  environment_variables = {
    DB_PASSWORD = "Tr0ub4dor-and-3" # want "aws-amplify-branch-secrets-in-environment"
  }
}

resource "aws_amplify_branch" "good" {
  app_id      = "d0a1b2c3d4"
  branch_name = "main"
  environment_variables = {
    STAGE = "production"
  }
}
