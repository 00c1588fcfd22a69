resource "aws_secretsmanager_secret" "bad" { # want "aws-secretsmanager-secret-customer-managed-key"
  name       = "x"
  kms_key_id = aws_kms_key.secrets.arn
}

resource "aws_kms_key" "secrets" {
  description             = "Encrypts the secret"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_secretsmanager_secret" "good" {
  name       = "x"
  kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/1"
}

resource "aws_secretsmanager_secret" "default_key" {
  name       = "orders"
  kms_key_id = aws_kms_key.secrets_2.arn # want "aws-secretsmanager-secret-customer-managed-key"
}

resource "aws_kms_key" "secrets_2" {
  description             = "Encrypts the secret"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}
