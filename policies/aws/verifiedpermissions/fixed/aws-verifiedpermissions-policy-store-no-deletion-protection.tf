resource "aws_verifiedpermissions_policy_store" "bad" { # want "aws-verifiedpermissions-policy-store-no-deletion-protection"
  deletion_protection = "ENABLED"

  validation_settings {
    mode = "STRICT"
  }
}

resource "aws_verifiedpermissions_policy_store" "good" {
  deletion_protection = "ENABLED"

  validation_settings {
    mode = "STRICT"
  }
}
