resource "aws_cognito_user_pool" "bad" { # want "aws-cognito-user-pool-self-sign-up"
  name = "staff"

  admin_create_user_config {
    allow_admin_create_user_only = true
  }
}

resource "aws_cognito_user_pool" "open" {
  name = "staff"

  admin_create_user_config {
    allow_admin_create_user_only = true # want "aws-cognito-user-pool-self-sign-up"
  }
}

resource "aws_cognito_user_pool" "good" {
  name = "staff"

  admin_create_user_config {
    allow_admin_create_user_only = true
  }
}
