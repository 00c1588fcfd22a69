# METADATA
# title: Replicas of Amazon DynamoDB tables
# scope: package
package parapet.aws_dynamodb_table_replica

import data.parapet.lib.value

# METADATA
# title: Replica of a DynamoDB table is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html
# custom:
#   id: aws-dynamodb-table-replica-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_271]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: >-
#         replaces the replica; readers and writers need permission on the key, which must be in its
#         Region
#       declare:
#         - type: aws_kms_key
#           name: dynamodb
#           set:
#             - {path: description, value: Encrypts DynamoDB replicas}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key_arn, value: "${aws_kms_key.dynamodb.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: >-
#         replaces the replica; readers and writers need permission on the key, which must be in its
#         Region
#       set: [{path: kms_key_arn, value: "${aws_kms_key.example.arn}"}]
aws_key contains ["kms_key_arn"] if not value.is_set(input, "kms_key_arn")

aws_key contains ["kms_key_arn"] if contains(input.kms_key_arn, "alias/aws/")

# METADATA
# title: Replica of a DynamoDB table has no point-in-time recovery
# description: >-
#   Point-in-time recovery is set for each replica on its own and is off unless the
#   code turns it on.
# related_resources:
#   - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
# custom:
#   id: aws-dynamodb-table-replica-point-in-time-recovery-disabled
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Turn point-in-time recovery on
#       set: [{path: point_in_time_recovery, value: true}]
point_in_time_recovery_disabled contains ["point_in_time_recovery"] if not input.point_in_time_recovery
