resource "aws_bedrockagent_agent" "bad" { # want "aws-bedrockagent-agent-no-guardrail"
  agent_name              = "x"
  agent_resource_role_arn = "arn:aws:iam::123456789012:role/x"
  foundation_model        = "m"

  guardrail_configuration {
    guardrail_identifier = "a1b2c3d4e5f6"
    guardrail_version    = "1"
  }
}

resource "aws_bedrockagent_agent" "good" {
  agent_name              = "x"
  agent_resource_role_arn = "arn:aws:iam::123456789012:role/x"
  foundation_model        = "m"
  guardrail_configuration = [{
    guardrail_identifier = "g"
    guardrail_version    = "1"
  }]
}
