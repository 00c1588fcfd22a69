resource "aws_kms_key" "bad" { # want "aws-kms-key-rotation-disabled"
  description         = "x"
  enable_key_rotation = true
}

resource "aws_kms_key" "good" {
  description         = "x"
  enable_key_rotation = true
}
