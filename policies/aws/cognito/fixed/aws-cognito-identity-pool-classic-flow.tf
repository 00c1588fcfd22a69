resource "aws_cognito_identity_pool" "bad" {
  identity_pool_name               = "shop"
  allow_unauthenticated_identities = false
  allow_classic_flow               = false # want "aws-cognito-identity-pool-classic-flow"
}

resource "aws_cognito_identity_pool" "good" {
  identity_pool_name               = "shop"
  allow_unauthenticated_identities = false
  allow_classic_flow               = false
}
