resource "aws_detective_organization_configuration" "bad" {
  graph_arn   = "arn:aws:detective:eu-central-1:123456789012:graph:027c7c4610ea4aacaf0b883093cab899"
  auto_enable = true # want "aws-detective-organization-configuration-no-auto-enable"
}

resource "aws_detective_organization_configuration" "good" {
  graph_arn   = "arn:aws:detective:eu-central-1:123456789012:graph:027c7c4610ea4aacaf0b883093cab899"
  auto_enable = true
}
