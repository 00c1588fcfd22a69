resource "aws_organizations_organization" "bad" {
  feature_set = "ALL" # want "aws-organizations-organization-consolidated-billing-only"
}

resource "aws_organizations_organization" "good" {
  feature_set = "ALL"
}
