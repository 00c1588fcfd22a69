resource "aws_ssm_parameter" "bad" {
  name   = "/app/endpoint"
  type   = "SecureString" # want "aws-ssm-parameter-plain-text"
  value  = "x"
  key_id = aws_kms_key.example.arn
}

resource "aws_ssm_parameter" "good" {
  name  = "/app/key"
  type  = "SecureString"
  value = var.key
}
