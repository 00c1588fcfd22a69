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
customer_managed_key contains ["output_config", "kms_key_id"] if {
	not input.output_config.kms_key_id
}
