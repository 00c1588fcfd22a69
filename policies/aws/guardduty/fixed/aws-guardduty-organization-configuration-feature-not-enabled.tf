resource "aws_guardduty_organization_configuration_feature" "bad" {
  detector_id = "12abc34d567e8fa901bc2d34e56789f0"
  name        = "LAMBDA_NETWORK_LOGS"
  auto_enable = "ALL" # want "aws-guardduty-organization-configuration-feature-not-enabled"
}

resource "aws_guardduty_organization_configuration_feature" "good" {
  detector_id = "12abc34d567e8fa901bc2d34e56789f0"
  name        = "LAMBDA_NETWORK_LOGS"
  auto_enable = "ALL"
}
