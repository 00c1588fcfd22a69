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
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_98
#     - "44034eda-1c3f-486a-831d-e09a7dd94354"
#     - "58b35504-0287-4154-bf69-02c0573deab8"
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the configuration
#       declare:
#         - type: aws_kms_key
#           name: endpoint
#           set:
#             - {path: description, value: Encrypts the volumes of the endpoint}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_arn, value: "${aws_kms_key.endpoint.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the configuration
#       set:
#         - {path: kms_key_arn, value: "${aws_kms_key.example.arn}"}
customer_managed_key contains ["kms_key_arn"] if {
	not value.is_set(input, "kms_key_arn")
}

# METADATA
# title: Endpoint variant runs on one instance
# description: >-
#   One instance is in one zone; when it fails the endpoint is down. Start with two or
#   more.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-4
# custom:
#   id: aws-sagemaker-endpoint-configuration-single-instance
#   severity: low
#   category: resilience
#   controls:
#     aws-fsbp: [SageMaker.4]
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Run two instances
#       set:
#         - {path: ., value: 2}
#       unsafe: replaces the configuration and doubles the cost
single_instance contains ["production_variants", i, "initial_instance_count"] if {
	some i, variant in input.production_variants
	object.get(variant, "initial_instance_count", 1) < 2
	not variant.serverless_config
}
