resource "aws_sfn_state_machine" "bad" { # want "aws-sfn-state-machine-no-cmk"
  name       = "orders"
  role_arn   = "arn:aws:iam::123456789012:role/orders"
  definition = file("orders.asl.json")

  encryption_configuration {
    type       = "CUSTOMER_MANAGED_KMS_KEY"
    kms_key_id = aws_kms_key.executions.arn
  }
}

resource "aws_kms_key" "executions" {
  description             = "Encrypts executions"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_sfn_state_machine" "good" {
  name       = "orders"
  role_arn   = "arn:aws:iam::123456789012:role/orders"
  definition = file("orders.asl.json")

  encryption_configuration {
    type       = "CUSTOMER_MANAGED_KMS_KEY"
    kms_key_id = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  }
}
