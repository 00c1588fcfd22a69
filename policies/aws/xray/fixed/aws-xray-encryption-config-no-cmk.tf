resource "aws_xray_encryption_config" "bad" {
  type   = "KMS" # want "aws-xray-encryption-config-no-cmk"
  key_id = aws_kms_key.traces.arn
}

resource "aws_kms_key" "traces" {
  description             = "Encrypts traces"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_xray_encryption_config" "good" {
  type   = "KMS"
  key_id = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}
