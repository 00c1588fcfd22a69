resource "aws_amplify_app" "bad" {
  name = "site"
  environment_variables = {
    DB_PASSWORD = "Tr0ub4dor-and-3" # want "aws-amplify-app-secrets-in-environment"
  }
}

resource "aws_amplify_app" "good" {
  name = "site"
  environment_variables = {
    STAGE = "production"
  }
}
