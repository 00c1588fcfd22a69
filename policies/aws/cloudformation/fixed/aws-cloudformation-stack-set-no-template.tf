resource "aws_cloudformation_stack_set" "bad" { # want "aws-cloudformation-stack-set-no-template"
  name             = "baseline"
  permission_model = "SERVICE_MANAGED"
  template_url     = "https://s3.amazonaws.com/example-templates/stack.yaml"
}

resource "aws_cloudformation_stack_set" "good" {
  name             = "baseline"
  permission_model = "SERVICE_MANAGED"
  template_body    = file("baseline.yaml")
}
