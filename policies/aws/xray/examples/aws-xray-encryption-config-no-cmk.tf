resource "aws_xray_encryption_config" "bad" {
  type = "NONE" # want "aws-xray-encryption-config-no-cmk"
}

resource "aws_xray_encryption_config" "good" {
  type   = "KMS"
  key_id = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}
