resource "aws_bedrockagent_flow" "bad" { # want "aws-bedrockagent-flow-no-cmk"
  name                        = "support"
  execution_role_arn          = "arn:aws:iam::123456789012:role/flow"
  customer_encryption_key_arn = aws_kms_key.bedrock.arn
}

resource "aws_kms_key" "bedrock" {
  description         = "Encrypts flows"
  enable_key_rotation = true
}

resource "aws_bedrockagent_flow" "good" {
  name                        = "support"
  execution_role_arn          = "arn:aws:iam::123456789012:role/flow"
  customer_encryption_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}
