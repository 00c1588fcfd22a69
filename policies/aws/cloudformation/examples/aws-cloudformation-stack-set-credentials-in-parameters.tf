variable "password" {
  type      = string
  sensitive = true
}

resource "aws_cloudformation_stack_set" "bad" {
  name          = "baseline"
  template_body = file("baseline.yaml")
  parameters = {
    AgentPassword = "Tr0ub4dor-and-3" # want "aws-cloudformation-stack-set-credentials-in-parameters"
  }
}

resource "aws_cloudformation_stack_set" "good" {
  name          = "baseline"
  template_body = file("baseline.yaml")
  parameters = {
    AgentPassword = var.password
  }
}
