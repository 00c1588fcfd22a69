resource "aws_ssm_parameter" "bad" {
  name  = "/app/db_password"
  type  = "SecureString"
  value = var.parameter_value # want "aws-ssm-parameter-literal-secret"
}

variable "parameter_value" {
  type        = string
  sensitive   = true
  description = "Value of the parameter"
}

resource "aws_ssm_parameter" "good" {
  name  = "/app/db_password"
  type  = "SecureString"
  value = var.db_password
}
