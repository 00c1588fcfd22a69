resource "aws_bedrockagent_prompt" "bad" { # want "aws-bedrockagent-prompt-no-cmk"
  name                        = "support"
  customer_encryption_key_arn = aws_kms_key.example.arn
}

resource "aws_bedrockagent_prompt" "good" {
  name                        = "support"
  customer_encryption_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}
