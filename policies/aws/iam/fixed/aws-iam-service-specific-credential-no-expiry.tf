resource "aws_iam_service_specific_credential" "bad" { # want "aws-iam-service-specific-credential-no-expiry"
  service_name        = "bedrock.amazonaws.com"
  user_name           = "ci"
  credential_age_days = 90
}

resource "aws_iam_service_specific_credential" "good" {
  service_name        = "bedrock.amazonaws.com"
  user_name           = "ci"
  credential_age_days = 30
}
