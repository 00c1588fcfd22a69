resource "aws_securityhub_organization_configuration" "bad" {
  auto_enable           = true
  auto_enable_standards = "DEFAULT" # want "aws-securityhub-organization-configuration-no-default-standards"
}

resource "aws_securityhub_organization_configuration" "good" {
  auto_enable = true
}
