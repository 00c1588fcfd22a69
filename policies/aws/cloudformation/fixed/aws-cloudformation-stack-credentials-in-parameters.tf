variable "password" {
  type      = string
  sensitive = true
}

resource "aws_cloudformation_stack" "bad" {
  name         = "database"
  template_url = "https://example-templates.s3.amazonaws.com/database.yaml"
  parameters = {
    DatabasePassword = var.stack_secret # want "aws-cloudformation-stack-credentials-in-parameters"
  }
}

variable "stack_secret" {
  description = "Credential"
  type        = string
  sensitive   = true
}

resource "aws_cloudformation_stack" "good" {
  name         = "database"
  template_url = "https://example-templates.s3.amazonaws.com/database.yaml"
  parameters = {
    DatabasePassword = var.password
    DatabaseName     = "shop"
  }
}
