# METADATA
# title: Amazon Timestream databases
# scope: package
package parapet.aws_timestreamwrite_database

import data.parapet.lib.value

# METADATA
# title: Timestream database is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/timestream/latest/developerguide/EncryptionAtRest.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
# custom:
#   id: aws-timestreamwrite-database-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_160]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: readers and writers also need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: timestream
#           set:
#             - {path: description, value: Encrypts the database}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.timestream.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: readers and writers also need permission on the key
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")
