resource "aws_kms_key" "bad" {
  enable_key_rotation     = true
  rotation_period_in_days = 365 # want "aws-kms-key-slow-rotation"
}

resource "aws_kms_key" "good" {
  enable_key_rotation     = true
  rotation_period_in_days = 180
}
