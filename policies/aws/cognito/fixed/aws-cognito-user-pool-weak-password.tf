resource "aws_cognito_user_pool" "bad" {
  name = "x"
  password_policy {
    minimum_length = 14 # want "aws-cognito-user-pool-weak-password"
  }
}

resource "aws_cognito_user_pool" "good" {
  name = "x"
  password_policy {
    minimum_length = 14
  }
}
