resource "aws_cognito_user_pool_client" "bad" {
  name                = "shop"
  user_pool_id        = "eu-central-1_AbCdEfGhI"
  explicit_auth_flows = ["ALLOW_USER_SRP_AUTH"] # want "aws-cognito-user-pool-client-password-flow"
}

resource "aws_cognito_user_pool_client" "good" {
  name                = "shop"
  user_pool_id        = "eu-central-1_AbCdEfGhI"
  explicit_auth_flows = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
}
