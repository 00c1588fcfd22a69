resource "aws_bedrock_guardrail" "bad" { # want "aws-bedrock-guardrail-no-prompt-attack-filter"
  name                      = "support"
  blocked_input_messaging   = "No."
  blocked_outputs_messaging = "No."

  content_policy_config {
    filters_config {
      type            = "PROMPT_ATTACK"
      input_strength  = "HIGH"
      output_strength = "NONE"
    }
  }
}

resource "aws_bedrock_guardrail" "good" {
  name                      = "support"
  blocked_input_messaging   = "No."
  blocked_outputs_messaging = "No."

  content_policy_config {
    filters_config {
      type            = "PROMPT_ATTACK"
      input_strength  = "HIGH"
      output_strength = "NONE"
    }
  }
}
