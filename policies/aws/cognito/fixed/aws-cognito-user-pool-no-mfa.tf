resource "aws_cognito_user_pool" "bad" { # want "aws-cognito-user-pool-no-mfa"
  name              = "x"
  mfa_configuration = "ON"

  software_token_mfa_configuration {
    enabled = true
  }
}

resource "aws_cognito_user_pool" "good" {
  name              = "x"
  mfa_configuration = "ON"
  software_token_mfa_configuration {
    enabled = true
  }
}

resource "aws_cognito_user_pool" "no_factor" {
  name              = "staff"
  mfa_configuration = "ON" # want "aws-cognito-user-pool-no-mfa"

  software_token_mfa_configuration {
    enabled = true
  }
}
