resource "aws_kms_key" "bad" {
  is_enabled = true # want "aws-kms-key-disabled"
}

resource "aws_kms_key" "good" {
  is_enabled = true
}
