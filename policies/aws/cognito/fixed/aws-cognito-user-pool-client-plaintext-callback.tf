resource "aws_cognito_user_pool_client" "bad" {
  name          = "shop"
  user_pool_id  = "eu-central-1_AbCdEfGhI"
  callback_urls = ["https://app.example.com/callback"] # want "aws-cognito-user-pool-client-plaintext-callback"
}

resource "aws_cognito_user_pool_client" "good" {
  name          = "shop"
  user_pool_id  = "eu-central-1_AbCdEfGhI"
  callback_urls = ["https://shop.example.com/signed-in", "http://localhost:3000/"]
}
