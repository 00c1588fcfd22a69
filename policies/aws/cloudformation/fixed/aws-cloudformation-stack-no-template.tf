resource "aws_cloudformation_stack" "bad" { # want "aws-cloudformation-stack-no-template"
  name         = "network"
  template_url = "https://s3.amazonaws.com/example-templates/stack.yaml"
}

resource "aws_cloudformation_stack" "good" {
  name          = "network"
  template_body = file("network.yaml")
}
