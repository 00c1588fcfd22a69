# METADATA
# title: Copies of Amazon EBS snapshots
# scope: package
package parapet.aws_ebs_snapshot_copy

import data.parapet.lib.value

# METADATA
# title: Copy of an EBS snapshot is not encrypted
# description: >-
#   A copy is encrypted only when its source is, or when the code says so. Volumes
#   that are made from an unencrypted copy are unencrypted too.
# related_resources:
#   - https://docs.aws.amazon.com/ebs/latest/userguide/ebs-copy-snapshot.html
# custom:
#   id: aws-ebs-snapshot-copy-unencrypted
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [e6b4b943-6883-47a9-9739-7ada9568f8ca, AC_AWS_0459]
#   remedies:
#     - title: Encrypt the copy
#       unsafe: replaces the copy
#       set: [{path: encrypted, value: true}]
unencrypted contains ["encrypted"] if not input.encrypted

# METADATA
# title: Copy of an EBS snapshot is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/ebs/latest/userguide/ebs-copy-snapshot.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
# custom:
#   id: aws-ebs-snapshot-copy-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_183]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the copy; whoever uses it needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: ebs
#           set:
#             - {path: description, value: Encrypts EBS snapshots}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - {path: encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.ebs.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the copy; whoever uses it needs permission on the key
#       set:
#         - {path: encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")
