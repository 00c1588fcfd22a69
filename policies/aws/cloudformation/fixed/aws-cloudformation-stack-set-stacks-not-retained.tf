resource "aws_cloudformation_stack_set" "bad" {
  name             = "baseline"
  permission_model = "SERVICE_MANAGED"
  template_body    = file("baseline.yaml")

  auto_deployment { # want "aws-cloudformation-stack-set-stacks-not-retained"
    enabled                          = true
    retain_stacks_on_account_removal = true
  }
}

resource "aws_cloudformation_stack_set" "good" {
  name             = "baseline"
  permission_model = "SERVICE_MANAGED"
  template_body    = file("baseline.yaml")

  auto_deployment {
    enabled                          = true
    retain_stacks_on_account_removal = true
  }
}
