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
#     - title: Encrypt with a key of the account
#       set:
#         - {path: model_kms_key_id, value: "${aws_kms_key.this.arn}"}
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
#     - title: Encrypt with a key of the account
#       set:
#         - {path: volume_kms_key_id, value: "${aws_kms_key.this.arn}"}
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
outside_vpc contains ["vpc_config"] if not input.vpc_config
