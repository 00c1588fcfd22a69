resource "aws_ssm_parameter" "bad" {
  name   = "/app/endpoint"
  type   = "SecureString" # want "aws-ssm-parameter-plain-text"
  value  = "x"
  key_id = aws_kms_key.parameters.arn
}

resource "aws_kms_key" "parameters" {
  description             = "Encrypts the parameter"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_ssm_parameter" "good" {
  name  = "/app/key"
  type  = "SecureString"
  value = var.key
}
