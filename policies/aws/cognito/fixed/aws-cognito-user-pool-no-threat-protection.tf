resource "aws_cognito_user_pool" "bad" { # want "aws-cognito-user-pool-no-threat-protection"
  name = "x"

  user_pool_add_ons {
    advanced_security_mode = "ENFORCED"
  }
}

resource "aws_cognito_user_pool" "good" {
  name = "x"
  user_pool_add_ons {
    advanced_security_mode = "ENFORCED"
  }
}
