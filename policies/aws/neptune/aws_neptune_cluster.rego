# METADATA
# title: Amazon Neptune clusters
# scope: package
package parapet.aws_neptune_cluster

import data.parapet.lib.value

# METADATA
# title: Neptune cluster is not encrypted at rest
# description: >-
#   Storage, backups and snapshots of an unencrypted cluster are readable by whoever
#   gets hold of them, and encryption can only be chosen when the cluster is made.
# related_resources:
#   - https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html
# custom:
#   id: aws-neptune-cluster-unencrypted
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [Neptune.1]
#     nist-800-53-r5: [SC-28]
#   aliases:
#     [CKV_AWS_44, 83bf5aca-138a-498e-b9cd-ad5bc5e117b4, 98d59056-f745-4ef5-8613-32bca8d40b7e,
#     bf4473f1-c8a2-4b1b-8134-bd32efabab93, AC_AWS_0493, AWS-0076, AVD-AWS-0076]
#   remedies:
#     - title: Encrypt with the AWS managed key
#       unsafe: replaces the cluster
#       set:
#         - {path: storage_encrypted, value: true}
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the cluster
#       declare:
#         - type: aws_kms_key
#           name: neptune
#           set:
#             - {path: description, value: Encrypts the cluster}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: storage_encrypted, value: true}
#         - {path: kms_key_arn, value: "${aws_kms_key.neptune.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the cluster
#       set:
#         - {path: storage_encrypted, value: true}
#         - {path: kms_key_arn, value: "${aws_kms_key.example.arn}"}
unencrypted contains ["storage_encrypted"] if not input.storage_encrypted

# METADATA
# title: Neptune cluster is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html
# custom:
#   id: aws-neptune-cluster-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_347, AWS-0128, AVD-AWS-0128]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the cluster
#       declare:
#         - type: aws_kms_key
#           name: neptune
#           set:
#             - {path: description, value: Encrypts the cluster}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: storage_encrypted, value: true}
#         - {path: kms_key_arn, value: "${aws_kms_key.neptune.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the cluster
#       set:
#         - {path: storage_encrypted, value: true}
#         - {path: kms_key_arn, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_arn"] if not value.is_set(input, "kms_key_arn")

aws_key contains ["kms_key_arn"] if contains(input.kms_key_arn, "alias/aws/")

# METADATA
# title: Neptune cluster does not export its audit log
# description: >-
#   The audit log records the queries of each client. Export it to CloudWatch Logs,
#   and turn neptune_enable_audit_log on in the parameter group.
# related_resources:
#   - https://docs.aws.amazon.com/neptune/latest/userguide/cloudwatch-logs.html
# custom:
#   id: aws-neptune-cluster-audit-log-disabled
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [Neptune.2]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_101, 45cff7b6-3b80-40c1-ba7b-2cf480678bb8, AC_AWS_0494, AWS-0075, AVD-AWS-0075]
#   remedies:
#     - title: Export the audit log
#       set:
#         - {path: "enable_cloudwatch_logs_exports[+]", value: audit}
audit_log_disabled contains ["enable_cloudwatch_logs_exports"] if {
	not "audit" in object.get(input, "enable_cloudwatch_logs_exports", [])
}

# METADATA
# title: Neptune cluster keeps backups for less than a week
# description: >-
#   Automated backups are kept for one day unless the code says more, and damage is
#   often noticed later than that. Keep them for seven days at least.
# related_resources:
#   - https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview.html
# custom:
#   id: aws-neptune-cluster-short-backup-retention
#   severity: medium
#   category: resilience
#   controls:
#     aws-fsbp: [Neptune.5]
#     nist-800-53-r5: [CP-9]
#   aliases: [CKV_AWS_361]
#   remedies:
#     - title: Keep backups for two weeks
#       set: [{path: backup_retention_period, value: 14}]
short_backup_retention contains ["backup_retention_period"] if object.get(input, "backup_retention_period", 1) < 7

# METADATA
# title: Neptune cluster can be deleted without further ado
# description: >-
#   Deletion protection refuses to delete the data until it is turned off first,
#   which stops mistakes in a console or a plan.
# related_resources:
#   - https://docs.aws.amazon.com/neptune/latest/userguide/manage-console-instances-delete.html
# custom:
#   id: aws-neptune-cluster-deletion-protection-disabled
#   severity: medium
#   category: resilience
#   controls:
#     aws-fsbp: [Neptune.4]
#     nist-800-53-r5: [CP-9]
#   aliases: [CKV2_AWS_58]
#   remedies:
#     - title: Turn deletion protection on
#       set: [{path: deletion_protection, value: true}]
deletion_protection_disabled contains ["deletion_protection"] if not input.deletion_protection

# METADATA
# title: Neptune cluster does not require IAM authentication
# description: >-
#   Without IAM authentication everybody who reaches the port may query and change
#   the graph; there are no passwords either.
# related_resources:
#   - https://docs.aws.amazon.com/neptune/latest/userguide/iam-auth.html
# custom:
#   id: aws-neptune-cluster-iam-authentication-disabled
#   severity: medium
#   category: identity
#   cwe: [CWE-306]
#   controls:
#     aws-fsbp: [Neptune.7]
#     nist-800-53-r5: [IA-2]
#   aliases: [CKV_AWS_359, a3aa0087-8228-4e7e-b202-dc9036972d02, c91d7ea0-d4d1-403b-8fe1-c9961ac082c5]
#   remedies:
#     - title: Require IAM authentication
#       unsafe: clients must sign their requests
#       set: [{path: iam_database_authentication_enabled, value: true}]
iam_authentication_disabled contains ["iam_database_authentication_enabled"] if not input.iam_database_authentication_enabled

# METADATA
# title: Neptune cluster does not copy its tags to snapshots
# description: >-
#   Tags carry access control, cost and retention; a snapshot without them escapes
#   policies that rest on tags.
# related_resources:
#   - https://docs.aws.amazon.com/neptune/latest/userguide/tagging.html
# custom:
#   id: aws-neptune-cluster-snapshot-tags-not-copied
#   severity: info
#   category: hygiene
#   controls:
#     aws-fsbp: [Neptune.8]
#   aliases: [CKV_AWS_362]
#   remedies:
#     - title: Copy tags to snapshots
#       set: [{path: copy_tags_to_snapshot, value: true}]
snapshot_tags_not_copied contains ["copy_tags_to_snapshot"] if not input.copy_tags_to_snapshot

# METADATA
# title: Neptune cluster has one instance only
# description: >-
#   Without a second instance in another zone, the cluster is down until a failed
#   instance was made anew. Add a read replica, which takes over by itself.
# related_resources:
#   - https://docs.aws.amazon.com/neptune/latest/userguide/feature-overview-db-clusters.html
# custom:
#   id: aws-neptune-cluster-single-instance
#   severity: low
#   category: resilience
#   controls:
#     aws-fsbp: [Neptune.9]
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Add a second instance
#       unsafe: adds the cost of an instance
#       satellite:
#         type: aws_neptune_cluster_instance
#         link: cluster_identifier
#         attribute: id
#         set:
#           - {path: instance_class, value: db.r6g.large, ask: the class of the first instance}
single_instance contains [["instance"], ["instance", 0, "identifier"]] if {
	# instances of unknown number stand once, under a name that cannot be known
	count(input.instance) == 1
}
