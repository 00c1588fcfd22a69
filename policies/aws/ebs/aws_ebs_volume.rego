# METADATA
# title: Amazon EBS volumes
# scope: package
package parapet.aws_ebs_volume

import data.parapet.lib.value

# METADATA
# title: EBS volume is not encrypted
# description: >-
#   An unencrypted volume can be read from any snapshot of it that leaves the
#   account. Encryption costs nothing and covers data at rest, snapshots and the
#   traffic to the instance.
# related_resources:
#   - https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
# custom:
#   id: aws-ebs-volume-unencrypted
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [EC2.3]
#     nist-800-53-r5: [SC-28]
#   aliases:
#     [CKV2_AWS_2, CKV_AWS_3, 4b6012e7-7176-46e4-8108-e441785eae57, 80b7ac3f-d2b7-4577-9b10-df7913497162,
#     cc997676-481b-4e93-aa81-d19f8c5e9b12, AC_AWS_0460, AWS-0026, AVD-AWS-0026]
#   remedies:
#     - title: Encrypt the volume
#       unsafe: replaces the volume; its data is lost unless it is copied
#       set: [{path: encrypted, value: true}]
unencrypted contains ["encrypted"] if not input.encrypted

# METADATA
# title: EBS volume is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
# custom:
#   id: aws-ebs-volume-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_189, b7063015-6c31-4658-a8e7-14f98f37fd42, AWS-0027, AVD-AWS-0027]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: >-
#         replaces the volume; its data is lost unless it is copied; whoever attaches it needs
#         permission on the key
#       declare:
#         - type: aws_kms_key
#           name: ebs
#           set:
#             - {path: description, value: Encrypts EBS volumes}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - {path: encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.ebs.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: >-
#         replaces the volume; its data is lost unless it is copied; whoever attaches it needs
#         permission on the key
#       set:
#         - {path: encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")
