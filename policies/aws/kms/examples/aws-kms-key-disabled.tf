resource "aws_kms_key" "bad" {
  is_enabled = false # want "aws-kms-key-disabled"
}

resource "aws_kms_key" "good" {
  is_enabled = true
}
