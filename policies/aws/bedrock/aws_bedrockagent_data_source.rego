# METADATA
# title: Data sources of knowledge bases of Amazon Bedrock
# scope: package
package parapet.aws_bedrockagent_data_source

# METADATA
# title: Data of a knowledge base is ingested without a KMS key of the account
# description: >-
#   Transient data of the ingestion is encrypted with a key that AWS owns. A customer
#   managed key has its own policy and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-kb.html
# custom:
#   id: aws-bedrockagent-data-source-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: the role of the knowledge base needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: bedrock
#           set:
#             - {path: description, value: Encrypts ingested data}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - path: server_side_encryption_configuration.kms_key_arn
#           value: "${aws_kms_key.bedrock.arn}"
#     - title: Encrypt with an existing customer-managed key
#       unsafe: the role of the knowledge base needs permission on the key
#       set:
#         - path: server_side_encryption_configuration.kms_key_arn
#           value: "${aws_kms_key.example.arn}"
no_cmk contains ["server_side_encryption_configuration"] if not encrypted

encrypted if {
	some configuration in input.server_side_encryption_configuration
	configuration.kms_key_arn
}
