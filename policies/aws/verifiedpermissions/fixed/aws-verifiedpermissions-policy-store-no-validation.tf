resource "aws_verifiedpermissions_policy_store" "bad" {
  validation_settings {
    mode = "STRICT" # want "aws-verifiedpermissions-policy-store-no-validation"
  }
}

resource "aws_verifiedpermissions_policy_store" "good" {
  validation_settings {
    mode = "STRICT"
  }
}
