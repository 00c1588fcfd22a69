# METADATA
# title: Amazon MemoryDB snapshots
# scope: package
package parapet.aws_memorydb_snapshot

import data.parapet.lib.value

# METADATA
# title: MemoryDB snapshot is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/memorydb/latest/devguide/snapshots.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
# custom:
#   id: aws-memorydb-snapshot-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_278]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the snapshot
#       declare:
#         - type: aws_kms_key
#           name: memorydb
#           set:
#             - {path: description, value: Encrypts the snapshot}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_arn, value: "${aws_kms_key.memorydb.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the snapshot
#       set:
#         - {path: kms_key_arn, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_arn"] if not value.is_set(input, "kms_key_arn")

aws_key contains ["kms_key_arn"] if contains(input.kms_key_arn, "alias/aws/")
