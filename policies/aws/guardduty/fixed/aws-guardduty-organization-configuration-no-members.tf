resource "aws_guardduty_organization_configuration" "bad" {
  detector_id                      = "12abc34d567e8fa901bc2d34e56789f0"
  auto_enable_organization_members = "ALL" # want "aws-guardduty-organization-configuration-no-members"
}

resource "aws_guardduty_organization_configuration" "good" {
  detector_id                      = "12abc34d567e8fa901bc2d34e56789f0"
  auto_enable_organization_members = "ALL"
}
