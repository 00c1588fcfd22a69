# METADATA
# title: Amazon Comprehend recognizers
# scope: package
package parapet.aws_comprehend_entity_recognizer

# METADATA
# title: Comprehend model is not encrypted with a customer-managed key
# description: >-
#   A model can give its training data away. Name a key of yours.
# related_resources:
#   - https://docs.aws.amazon.com/comprehend/latest/dg/kms-in-comprehend.html
# custom:
#   id: aws-comprehend-entity-recognizer-model-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_267
model_customer_managed_key contains ["model_kms_key_id"] if {
	not input.model_kms_key_id
}

# METADATA
# title: Volume of the Comprehend training is not encrypted with a customer-managed key
# description: >-
#   The volume holds the training data. Name a key of yours.
# related_resources:
#   - https://docs.aws.amazon.com/comprehend/latest/dg/kms-in-comprehend.html
# custom:
#   id: aws-comprehend-entity-recognizer-volume-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_268
volume_customer_managed_key contains ["volume_kms_key_id"] if {
	not input.volume_kms_key_id
}

# METADATA
# title: Model is trained outside of a VPC
# description: >-
#   Without a VPC the job reads its data over public endpoints, and flow logs do not
#   show it. Name subnets and security groups.
# related_resources:
#   - https://docs.aws.amazon.com/comprehend/latest/dg/usingVPC.html
# custom:
#   id: aws-comprehend-entity-recognizer-outside-vpc
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
outside_vpc contains ["vpc_config"] if not input.vpc_config
