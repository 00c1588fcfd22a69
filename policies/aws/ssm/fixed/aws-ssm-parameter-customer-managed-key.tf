resource "aws_ssm_parameter" "bad" { # want "aws-ssm-parameter-customer-managed-key"
  name   = "/app/key"
  type   = "SecureString"
  value  = var.key
  key_id = aws_kms_key.parameters.arn
}

resource "aws_kms_key" "parameters" {
  description             = "Encrypts the parameter"
  enable_key_rotation     = true
  deletion_window_in_days = 30
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
  key_id = aws_kms_key.parameters_2.arn # want "aws-ssm-parameter-customer-managed-key"
}

resource "aws_kms_key" "parameters_2" {
  description             = "Encrypts the parameter"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

variable "token" {
  type      = string
  sensitive = true
}
