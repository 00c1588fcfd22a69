resource "aws_kms_key" "bad" {
  bypass_policy_lockout_safety_check = false # want "aws-kms-key-lockout-check-bypassed"
}

resource "aws_kms_key" "good" {
  description = "x"
}
