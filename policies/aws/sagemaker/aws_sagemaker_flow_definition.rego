# METADATA
# title: Amazon SageMaker flow definitions
# scope: package
package parapet.aws_sagemaker_flow_definition

# METADATA
# title: Output of the human review is not encrypted with a customer-managed key
# description: >-
#   Reviews hold the data that people looked at. Name a key of yours.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/a2i-permissions-security.html
# custom:
#   id: aws-sagemaker-flow-definition-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_372
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the flow definition
#       declare:
#         - type: aws_kms_key
#           name: reviews
#           set:
#             - {path: description, value: Encrypts the output of reviews}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: output_config.kms_key_id, value: "${aws_kms_key.reviews.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the flow definition
#       set:
#         - {path: output_config.kms_key_id, value: "${aws_kms_key.example.arn}"}
customer_managed_key contains ["output_config", "kms_key_id"] if {
	not input.output_config.kms_key_id
}
