# METADATA
# title: Custom models of Amazon Bedrock
# scope: package
package parapet.aws_bedrock_custom_model

import data.parapet.lib.value

# METADATA
# title: Custom model is not encrypted with a KMS key of the account
# description: >-
#   The model is encrypted with a key that AWS owns. A customer managed key has its own
#   policy and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-custom-job.html
# custom:
#   id: aws-bedrock-custom-model-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: >-
#         replaces the model, which is trained again; whoever uses the data needs permission on the
#         key
#       declare:
#         - type: aws_kms_key
#           name: bedrock
#           set:
#             - {path: description, value: Encrypts custom models}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: custom_model_kms_key_id, value: "${aws_kms_key.bedrock.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: >-
#         replaces the model, which is trained again; whoever uses the data needs permission on the
#         key
#       set: [{path: custom_model_kms_key_id, value: "${aws_kms_key.example.arn}"}]
no_cmk contains ["custom_model_kms_key_id"] if not value.is_set(input, "custom_model_kms_key_id")

# METADATA
# title: Model is trained outside of a VPC
# description: >-
#   Without a VPC the job reads its data over public endpoints, and flow logs do not
#   show it. Name subnets and security groups.
# related_resources:
#   - https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-model-customization.html
# custom:
#   id: aws-bedrock-custom-model-outside-vpc
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Train within the VPC
#       unsafe: replaces the model, which is trained again; the subnets must reach S3
#       set:
#         - {path: vpc_config.subnet_ids, value: ["${aws_subnet.example.id}"]}
#         - {path: vpc_config.security_group_ids, value: ["${aws_security_group.example.id}"]}
outside_vpc contains ["vpc_config"] if count(object.get(input, "vpc_config", [])) == 0
