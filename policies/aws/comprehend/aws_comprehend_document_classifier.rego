# METADATA
# title: Document classifiers of Amazon Comprehend
# scope: package
package parapet.aws_comprehend_document_classifier

import data.parapet.lib.value

# METADATA
# title: Trained classifier is not encrypted with a KMS key of the account
# description: >-
#   It is encrypted with a key that AWS owns. A customer managed key has its own policy
#   and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/comprehend/latest/dg/kms-in-comprehend.html
# custom:
#   id: aws-comprehend-document-classifier-model-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: trains a new version of the model; its data access role needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: comprehend
#           set:
#             - {path: description, value: Encrypts document classifiers}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: model_kms_key_id, value: "${aws_kms_key.comprehend.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: trains a new version of the model; its data access role needs permission on the key
#       set: [{path: model_kms_key_id, value: "${aws_kms_key.example.arn}"}]
model_no_cmk contains ["model_kms_key_id"] if not value.is_set(input, "model_kms_key_id")

# METADATA
# title: Volume of the instances that train a classifier is not encrypted with a KMS key of the account
# description: >-
#   It is encrypted with a key that AWS owns. A customer managed key has its own policy
#   and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/comprehend/latest/dg/kms-in-comprehend.html
# custom:
#   id: aws-comprehend-document-classifier-volume-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: trains a new version of the model; its data access role needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: comprehend
#           set:
#             - {path: description, value: Encrypts the training of document classifiers}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: volume_kms_key_id, value: "${aws_kms_key.comprehend.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: trains a new version of the model; its data access role needs permission on the key
#       set: [{path: volume_kms_key_id, value: "${aws_kms_key.example.arn}"}]
volume_no_cmk contains ["volume_kms_key_id"] if not value.is_set(input, "volume_kms_key_id")

# METADATA
# title: Model is trained outside of a VPC
# description: >-
#   Without a VPC the job reads its data over public endpoints, and flow logs do not
#   show it. Name subnets and security groups.
# related_resources:
#   - https://docs.aws.amazon.com/comprehend/latest/dg/usingVPC.html
# custom:
#   id: aws-comprehend-document-classifier-outside-vpc
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Train within the VPC
#       unsafe: trains a new version of the model; the subnets must reach S3
#       set:
#         - {path: vpc_config.subnets, value: ["${aws_subnet.example.id}"]}
#         - {path: vpc_config.security_group_ids, value: ["${aws_security_group.example.id}"]}
outside_vpc contains ["vpc_config"] if not input.vpc_config
