resource "aws_kms_key" "ledger" {
  enable_key_rotation = true
}

resource "aws_m2_environment" "bad" { # want "aws-m2-environment-no-cmk"
  name          = "ledger"
  engine_type   = "bluage"
  instance_type = "M2.m5.large"
  kms_key_id    = aws_kms_key.mainframe.arn
}

resource "aws_kms_key" "mainframe" {
  description             = "Encrypts the environment"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_m2_environment" "good" {
  name          = "ledger"
  engine_type   = "bluage"
  instance_type = "M2.m5.large"
  kms_key_id    = aws_kms_key.ledger.arn
}
