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
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: whoever uses the agent needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: bedrock
#           set:
#             - {path: description, value: Encrypts agents}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: customer_encryption_key_arn, value: "${aws_kms_key.bedrock.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: whoever uses the agent needs permission on the key
#       set: [{path: customer_encryption_key_arn, value: "${aws_kms_key.example.arn}"}]
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
#   remedies:
#     - title: Apply a guardrail
#       unsafe: what the guardrail blocks no longer gets through
#       set:
#         - path: guardrail_configuration.guardrail_identifier
#           value: "${aws_bedrock_guardrail.example.guardrail_id}"
#         - path: guardrail_configuration.guardrail_version
#           value: "${aws_bedrock_guardrail.example.version}"
#     - title: Apply a guardrail by its id
#       unsafe: what the guardrail blocks no longer gets through
#       set:
#         - path: guardrail_configuration.guardrail_identifier
#           value: a1b2c3d4e5f6
#           ask: the id of the guardrail
#         - {path: guardrail_configuration.guardrail_version, value: "1", ask: its version}
no_guardrail contains ["guardrail_configuration"] if {
	not input.guardrail_configuration
}
