resource "aws_cognito_identity_pool" "bad" {
  identity_pool_name               = "x"
  allow_unauthenticated_identities = false # want "aws-cognito-identity-pool-guests"
}

resource "aws_cognito_identity_pool" "good" {
  identity_pool_name               = "x"
  allow_unauthenticated_identities = false
}
