resource "aws_cloudformation_stack" "bad" { # want "aws-cloudformation-stack-no-service-role"
  name         = "network"
  template_url = "https://example-templates.s3.amazonaws.com/network.yaml"
  iam_role_arn = "arn:aws:iam::111122223333:role/cloudformation"
}

resource "aws_cloudformation_stack" "good" {
  name         = "network"
  template_url = "https://example-templates.s3.amazonaws.com/network.yaml"
  iam_role_arn = "arn:aws:iam::123456789012:role/stacks"
}
