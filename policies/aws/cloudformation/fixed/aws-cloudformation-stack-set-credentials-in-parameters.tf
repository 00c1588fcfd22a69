variable "password" {
  type      = string
  sensitive = true
}

resource "aws_cloudformation_stack_set" "bad" {
  name          = "baseline"
  template_body = file("baseline.yaml")
  parameters = {
    AgentPassword = var.stack_secret # want "aws-cloudformation-stack-set-credentials-in-parameters"
  }
}

variable "stack_secret" {
  description = "Credential"
  type        = string
  sensitive   = true
}

resource "aws_cloudformation_stack_set" "good" {
  name          = "baseline"
  template_body = file("baseline.yaml")
  parameters = {
    AgentPassword = var.password
  }
}
