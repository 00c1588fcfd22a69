resource "aws_ssm_parameter" "bad" {
  name  = "/app/endpoint"
  type  = "String" # want "aws-ssm-parameter-plain-text"
  value = "x"
}

resource "aws_ssm_parameter" "good" {
  name  = "/app/key"
  type  = "SecureString"
  value = var.key
}
