resource "aws_cognito_user_pool_client" "bad" {
  name                    = "shop"
  user_pool_id            = "eu-central-1_AbCdEfGhI"
  enable_token_revocation = true # want "aws-cognito-user-pool-client-no-token-revocation"
}

resource "aws_cognito_user_pool_client" "good" {
  name                    = "shop"
  user_pool_id            = "eu-central-1_AbCdEfGhI"
  enable_token_revocation = true
}
