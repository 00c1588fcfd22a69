resource "aws_securityhub_organization_configuration" "bad" {
  auto_enable = true # want "aws-securityhub-organization-configuration-no-auto-enable"
}

resource "aws_securityhub_organization_configuration" "good" {
  auto_enable = true
}

resource "aws_securityhub_organization_configuration" "central" {
  auto_enable           = false
  auto_enable_standards = "NONE"

  organization_configuration {
    configuration_type = "CENTRAL"
  }
}
