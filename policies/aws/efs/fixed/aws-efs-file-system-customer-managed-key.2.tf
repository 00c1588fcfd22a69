resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_efs_file_system" "legacy" { # want "aws-efs-file-system-customer-managed-key"
  creation_token = "legacy"
  encrypted      = true
  kms_key_id     = aws_kms_key.data.arn
}

resource "aws_efs_file_system" "orders" {
  creation_token = "orders"
  encrypted      = true
  kms_key_id     = aws_kms_key.data.arn
}
