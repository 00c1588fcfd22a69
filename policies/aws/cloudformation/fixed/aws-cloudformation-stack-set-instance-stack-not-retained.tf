resource "aws_cloudformation_stack_set_instance" "bad" { # want "aws-cloudformation-stack-set-instance-stack-not-retained"
  account_id     = "123456789012"
  stack_set_name = "baseline"
  retain_stack   = true
}

resource "aws_cloudformation_stack_set_instance" "explicit" {
  account_id     = "123456789012"
  stack_set_name = "baseline"
  retain_stack   = true # want "aws-cloudformation-stack-set-instance-stack-not-retained"
}

resource "aws_cloudformation_stack_set_instance" "good" {
  account_id     = "123456789012"
  stack_set_name = "baseline"
  retain_stack   = true
}
