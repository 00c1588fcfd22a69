resource "aws_cognito_user_pool_client" "bad" { # want "aws-cognito-user-pool-client-reveals-users"
  name                          = "shop"
  user_pool_id                  = "eu-central-1_AbCdEfGhI"
  prevent_user_existence_errors = "ENABLED"
}

resource "aws_cognito_user_pool_client" "legacy" {
  name                          = "shop"
  user_pool_id                  = "eu-central-1_AbCdEfGhI"
  prevent_user_existence_errors = "ENABLED" # want "aws-cognito-user-pool-client-reveals-users"
}

resource "aws_cognito_user_pool_client" "good" {
  name                          = "shop"
  user_pool_id                  = "eu-central-1_AbCdEfGhI"
  prevent_user_existence_errors = "ENABLED"
}
