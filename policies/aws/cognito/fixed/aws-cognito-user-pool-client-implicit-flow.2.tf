resource "aws_cognito_user_pool_client" "bad" {
  name                = "shop"
  user_pool_id        = "eu-central-1_AbCdEfGhI"
  allowed_oauth_flows = [] # want "aws-cognito-user-pool-client-implicit-flow"
}

resource "aws_cognito_user_pool_client" "good" {
  name                = "shop"
  user_pool_id        = "eu-central-1_AbCdEfGhI"
  allowed_oauth_flows = ["code"]
}
