# METADATA
# title: Grants for copies of Amazon Redshift snapshots
# scope: package
package parapet.aws_redshift_snapshot_copy_grant

import data.parapet.lib.value

# METADATA
# title: Redshift snapshot copy is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html#configure-snapshot-copy-grant
#   - https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
# custom:
#   id: aws-redshift-snapshot-copy-grant-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_281]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the grant; the key must lie in the region of the copies
#       declare:
#         - type: aws_kms_key
#           name: snapshots
#           set:
#             - {path: description, value: Encrypts copies of snapshots}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.snapshots.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the grant; the key must lie in the region of the copies
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")
