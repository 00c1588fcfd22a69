# METADATA
# title: Amazon SageMaker endpoint configurations
# scope: package
package parapet.aws_sagemaker_endpoint_configuration

import data.parapet.lib.value

# METADATA
# title: SageMaker endpoint is not encrypted with a customer-managed key
# description: >-
#   Volumes of the endpoint hold the model and captured requests. Name a key of yours.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/key-management.html
# custom:
#   id: aws-sagemaker-endpoint-configuration-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   aliases:
#     - CKV_AWS_98
#     - "44034eda-1c3f-486a-831d-e09a7dd94354"
#     - "58b35504-0287-4154-bf69-02c0573deab8"
#   remedies:
#     - title: Use a key of your own
#       unsafe: replaces the configuration
#       set:
#         - {path: kms_key_arn, value: "${aws_kms_key.main.arn}"}
customer_managed_key contains ["kms_key_arn"] if {
	not value.is_set(input, "kms_key_arn")
}
