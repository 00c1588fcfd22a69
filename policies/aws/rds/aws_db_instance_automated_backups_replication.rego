# METADATA
# title: Replication of automated backups of Amazon RDS
# scope: package
package parapet.aws_db_instance_automated_backups_replication

import data.parapet.lib.value

# METADATA
# title: Replicated RDS backup is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
# custom:
#   id: aws-db-instance-automated-backups-replication-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_245]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the replication; the key must lie in the region of the copies
#       declare:
#         - type: aws_kms_key
#           name: backups
#           set:
#             - {path: description, value: Encrypts replicated backups}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.backups.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the replication; the key must lie in the region of the copies
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")
