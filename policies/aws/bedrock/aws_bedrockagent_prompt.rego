# METADATA
# title: Prompts of Amazon Bedrock
# scope: package
package parapet.aws_bedrockagent_prompt

import data.parapet.lib.value

# METADATA
# title: Prompt is not encrypted with a KMS key of the account
# description: >-
#   It is encrypted with a key that AWS owns. A customer managed key has its own policy
#   and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/bedrock/latest/userguide/data-encryption.html
# custom:
#   id: aws-bedrockagent-prompt-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: whoever uses the prompt needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: bedrock
#           set:
#             - {path: description, value: Encrypts prompts}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: customer_encryption_key_arn, value: "${aws_kms_key.bedrock.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: whoever uses the prompt needs permission on the key
#       set: [{path: customer_encryption_key_arn, value: "${aws_kms_key.example.arn}"}]
no_cmk contains ["customer_encryption_key_arn"] if not value.is_set(input, "customer_encryption_key_arn")
