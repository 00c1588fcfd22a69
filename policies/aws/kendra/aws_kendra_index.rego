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
customer_managed_key contains ["server_side_encryption_configuration", "kms_key_id"] if {
	not input.server_side_encryption_configuration.kms_key_id
}
