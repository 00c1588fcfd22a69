resource "aws_cognito_user_pool" "bad" { # want "aws-cognito-user-pool-unprotected"
  name                = "x"
  deletion_protection = "ACTIVE"
}

resource "aws_cognito_user_pool" "good" {
  name                = "x"
  deletion_protection = "ACTIVE"
}
