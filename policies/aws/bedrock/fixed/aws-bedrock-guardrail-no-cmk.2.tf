resource "aws_bedrock_guardrail" "bad" { # want "aws-bedrock-guardrail-no-cmk"
  name                      = "support"
  blocked_input_messaging   = "No."
  blocked_outputs_messaging = "No."
  kms_key_arn               = aws_kms_key.example.arn
}

resource "aws_bedrock_guardrail" "good" {
  name                      = "support"
  blocked_input_messaging   = "No."
  blocked_outputs_messaging = "No."
  kms_key_arn               = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}
