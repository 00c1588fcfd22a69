resource "aws_macie2_organization_configuration" "bad" {
  auto_enable = true # want "aws-macie2-organization-configuration-no-auto-enable"
}

resource "aws_macie2_organization_configuration" "good" {
  auto_enable = true
}
