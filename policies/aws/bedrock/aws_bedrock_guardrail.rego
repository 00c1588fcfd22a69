# METADATA
# title: Guardrails of Amazon Bedrock
# scope: package
package parapet.aws_bedrock_guardrail

import data.parapet.lib.value

# METADATA
# title: Guardrail is not encrypted with a KMS key of the account
# description: >-
#   The guardrail is encrypted with a key that AWS owns. A customer managed key has its
#   own policy and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-kms.html
# custom:
#   id: aws-bedrock-guardrail-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: whoever applies the guardrail needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: bedrock
#           set:
#             - {path: description, value: Encrypts guardrails}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key_arn, value: "${aws_kms_key.bedrock.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: whoever applies the guardrail needs permission on the key
#       set: [{path: kms_key_arn, value: "${aws_kms_key.example.arn}"}]
no_cmk contains ["kms_key_arn"] if not value.is_set(input, "kms_key_arn")

# METADATA
# title: Guardrail does not filter prompt attacks
# description: >-
#   Without the filter PROMPT_ATTACK users and documents can talk the model out of its
#   instructions.
# related_resources:
#   - https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-prompt-attack.html
# custom:
#   id: aws-bedrock-guardrail-no-prompt-attack-filter
#   severity: medium
#   category: hardening
#   cwe: [CWE-1427]
#   controls:
#     nist-800-53-r5: [CM-6]
#   aliases: [bedrock_guardrail_prompt_attack_filter_enabled]
#   remedies:
#     - title: Filter prompt attacks
#       unsafe: prompts that look like attacks are blocked
#       set:
#         - path: "content_policy_config.filters_config[+]"
#           value: {type: PROMPT_ATTACK, input_strength: HIGH, output_strength: NONE}
no_prompt_attack_filter contains ["content_policy_config"] if not filters_prompt_attacks

filters_prompt_attacks if {
	some config in input.content_policy_config
	some filter in config.filters_config
	filter.type == "PROMPT_ATTACK"
	filter.input_strength != "NONE"
}

# METADATA
# title: Guardrail does not filter personal data
# description: >-
#   Without filters models repeat names, numbers and keys from prompts and documents.
#   Name the kinds of data to block or mask.
# related_resources:
#   - https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-sensitive-filters.html
# custom:
#   id: aws-bedrock-guardrail-no-sensitive-data-filter
#   severity: low
#   category: hardening
#   cwe: [CWE-200]
#   controls:
#     nist-800-53-r5: [CM-6]
#   aliases: [bedrock_guardrail_sensitive_information_filter_enabled]
#   remedies:
#     - title: Mask personal data
#       unsafe: prompts and answers with such data are masked or blocked
#       set:
#         - path: sensitive_information_policy_config.pii_entities_config
#           value:
#             - type: EMAIL
#               action: ANONYMIZE
#             - type: PHONE
#               action: ANONYMIZE
#             - type: NAME
#               action: ANONYMIZE
#             - type: CREDIT_DEBIT_CARD_NUMBER
#               action: BLOCK
#             - type: PASSWORD
#               action: BLOCK
no_sensitive_data_filter contains ["sensitive_information_policy_config"] if count(object.get(input, "sensitive_information_policy_config", [])) == 0
