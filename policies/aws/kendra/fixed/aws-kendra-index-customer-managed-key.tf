resource "aws_kendra_index" "bad" { # want "aws-kendra-index-customer-managed-key"
  name     = "x"
  role_arn = "arn:aws:iam::123456789012:role/x"

  server_side_encryption_configuration {
    kms_key_id = aws_kms_key.kendra.id
  }
}

resource "aws_kms_key" "kendra" {
  description             = "Encrypts the index"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_kendra_index" "good" {
  name     = "x"
  role_arn = "arn:aws:iam::123456789012:role/x"
  server_side_encryption_configuration {
    kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/1"
  }
}
