resource "aws_cognito_user_pool" "bad" {
  name = "staff"

  software_token_mfa_configuration {
    enabled = true
  }
  mfa_configuration = "ON" # want "aws-cognito-user-pool-mfa-optional"
}

resource "aws_cognito_user_pool" "good" {
  name = "staff"

  software_token_mfa_configuration {
    enabled = true
  }
  mfa_configuration = "ON"
}
