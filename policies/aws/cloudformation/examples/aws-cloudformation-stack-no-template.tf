resource "aws_cloudformation_stack" "bad" { # want "aws-cloudformation-stack-no-template"
  name = "network"
}

resource "aws_cloudformation_stack" "good" {
  name          = "network"
  template_body = file("network.yaml")
}
