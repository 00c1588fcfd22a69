resource "aws_secretsmanager_secret" "bad" { # want "aws-secretsmanager-secret-customer-managed-key"
  name       = "x"
  kms_key_id = aws_kms_key.example.arn
}

resource "aws_secretsmanager_secret" "good" {
  name       = "x"
  kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/1"
}

resource "aws_secretsmanager_secret" "default_key" {
  name       = "orders"
  kms_key_id = aws_kms_key.example.arn # want "aws-secretsmanager-secret-customer-managed-key"
}
