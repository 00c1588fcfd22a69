resource "aws_bedrock_guardrail" "bad" { # want "aws-bedrock-guardrail-no-sensitive-data-filter"
  name                      = "support"
  blocked_input_messaging   = "No."
  blocked_outputs_messaging = "No."

  sensitive_information_policy_config {
    pii_entities_config {
      type   = "EMAIL"
      action = "ANONYMIZE"
    }

    pii_entities_config {
      type   = "PHONE"
      action = "ANONYMIZE"
    }

    pii_entities_config {
      type   = "NAME"
      action = "ANONYMIZE"
    }

    pii_entities_config {
      type   = "CREDIT_DEBIT_CARD_NUMBER"
      action = "BLOCK"
    }

    pii_entities_config {
      type   = "PASSWORD"
      action = "BLOCK"
    }
  }
}

resource "aws_bedrock_guardrail" "good" {
  name                      = "support"
  blocked_input_messaging   = "No."
  blocked_outputs_messaging = "No."

  sensitive_information_policy_config {
    pii_entities_config {
      type   = "EMAIL"
      action = "ANONYMIZE"
    }
  }
}
