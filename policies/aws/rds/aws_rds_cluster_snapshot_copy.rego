# METADATA
# title: Copies of Amazon RDS cluster snapshots
# scope: package
package parapet.aws_rds_cluster_snapshot_copy

import data.parapet.lib.value

# METADATA
# title: Copy of an RDS cluster snapshot is shared with everyone
# description: >-
#   A snapshot that is shared with "all" can be restored, and its data read, by any
#   AWS account. Share it with the accounts that need it.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html
# custom:
#   id: aws-rds-cluster-snapshot-copy-public
#   severity: critical
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     aws-fsbp: [RDS.1]
#     nist-800-53-r5: [AC-3]
#   aliases: [CKV_AWS_302, f0d8781f-1991-4958-9917-d39283b168a0]
#   remedies:
#     - title: Stop sharing with everyone
#       unsafe: accounts that are not listed lose access
#       remove: ["."]
public contains ["shared_accounts", i] if {
	some i, account in input.shared_accounts
	account == "all"
}

# METADATA
# title: Copy of an RDS cluster snapshot is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_CopySnapshot.html
# custom:
#   id: aws-rds-cluster-snapshot-copy-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the copy; the key must lie in its region
#       declare:
#         - type: aws_kms_key
#           name: snapshots
#           set:
#             - {path: description, value: Encrypts the snapshot}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.snapshots.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the copy; the key must lie in its region
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")
