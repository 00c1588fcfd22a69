# METADATA
# title: Amazon Kendra indexes
# scope: package
package parapet.aws_kendra_index

# METADATA
# title: Kendra index is not encrypted with a customer-managed key
# description: >-
#   The index holds the text of your documents. Name a key of yours; it cannot be changed
#   later.
# related_resources:
#   - https://docs.aws.amazon.com/kendra/latest/dg/encryption-at-rest.html
# custom:
#   id: aws-kendra-index-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_262
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the index
#       declare:
#         - type: aws_kms_key
#           name: kendra
#           set:
#             - {path: description, value: Encrypts the index}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - path: server_side_encryption_configuration.kms_key_id
#           value: "${aws_kms_key.kendra.id}"
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the index
#       set:
#         - path: server_side_encryption_configuration.kms_key_id
#           value: "${aws_kms_key.example.id}"
customer_managed_key contains ["server_side_encryption_configuration", "kms_key_id"] if {
	not input.server_side_encryption_configuration.kms_key_id
}
