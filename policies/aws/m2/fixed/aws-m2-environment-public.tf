resource "aws_m2_environment" "bad" {
  name                = "ledger"
  engine_type         = "bluage"
  instance_type       = "M2.m5.large"
  publicly_accessible = false # want "aws-m2-environment-public"
}

resource "aws_m2_environment" "good" {
  name          = "ledger"
  engine_type   = "bluage"
  instance_type = "M2.m5.large"
}
