resource "aws_ssm_parameter" "bad" { # want "aws-ssm-parameter-customer-managed-key"
  name   = "/app/key"
  type   = "SecureString"
  value  = var.key
  key_id = aws_kms_key.example.arn
}

resource "aws_ssm_parameter" "good" {
  name   = "/app/key"
  type   = "SecureString"
  key_id = "arn:aws:kms:eu-west-1:123456789012:key/1"
  value  = var.key
}

resource "aws_ssm_parameter" "default_key" {
  name   = "token"
  type   = "SecureString"
  value  = var.token
  key_id = aws_kms_key.example.arn # want "aws-ssm-parameter-customer-managed-key"
}

variable "token" {
  type      = string
  sensitive = true
}
