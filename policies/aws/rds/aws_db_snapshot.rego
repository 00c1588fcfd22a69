# METADATA
# title: Snapshots of Amazon RDS instances
# scope: package
package parapet.aws_db_snapshot

# METADATA
# title: RDS snapshot is shared with everyone
# description: >-
#   A snapshot that is shared with "all" can be restored, and its data read, by any
#   AWS account. Share it with the accounts that need it.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html
# custom:
#   id: aws-db-snapshot-public
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
