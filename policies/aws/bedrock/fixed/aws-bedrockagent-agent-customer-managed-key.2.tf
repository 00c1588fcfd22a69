resource "aws_bedrockagent_agent" "bad" { # want "aws-bedrockagent-agent-customer-managed-key"
  agent_name                  = "x"
  agent_resource_role_arn     = "arn:aws:iam::123456789012:role/x"
  foundation_model            = "m"
  customer_encryption_key_arn = aws_kms_key.example.arn
}

resource "aws_bedrockagent_agent" "good" {
  agent_name                  = "x"
  agent_resource_role_arn     = "arn:aws:iam::123456789012:role/x"
  foundation_model            = "m"
  customer_encryption_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1"
}
