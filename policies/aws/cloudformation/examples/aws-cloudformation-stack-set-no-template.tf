resource "aws_cloudformation_stack_set" "bad" { # want "aws-cloudformation-stack-set-no-template"
  name             = "baseline"
  permission_model = "SERVICE_MANAGED"
}

resource "aws_cloudformation_stack_set" "good" {
  name             = "baseline"
  permission_model = "SERVICE_MANAGED"
  template_body    = file("baseline.yaml")
}
