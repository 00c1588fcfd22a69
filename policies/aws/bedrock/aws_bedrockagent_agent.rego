# METADATA
# title: Amazon Bedrock agents
# scope: package
package parapet.aws_bedrockagent_agent

# METADATA
# title: Bedrock agent is not encrypted with a customer-managed key
# description: >-
#   Instructions and sessions of the agent are stored. Name a key of yours.
# related_resources:
#   - https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-agents-new.html
# custom:
#   id: aws-bedrockagent-agent-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_373
customer_managed_key contains ["customer_encryption_key_arn"] if {
	not input.customer_encryption_key_arn
}

# METADATA
# title: Bedrock agent has no guardrail
# description: >-
#   A guardrail filters harmful content and prompts that try to take the agent over.
# related_resources:
#   - https://docs.aws.amazon.com/bedrock/latest/userguide/agents-guardrail.html
# custom:
#   id: aws-bedrockagent-agent-no-guardrail
#   severity: low
#   category: hardening
#   aliases:
#     - CKV_AWS_383
no_guardrail contains ["guardrail_configuration"] if {
	not input.guardrail_configuration
}
