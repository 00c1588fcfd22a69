# METADATA
# title: Amazon DocumentDB clusters
# scope: package
package parapet.aws_docdb_cluster

import data.parapet.lib.value

# METADATA
# title: DocumentDB cluster is not encrypted at rest
# description: >-
#   Storage, backups and snapshots of an unencrypted cluster are readable by whoever
#   gets hold of them, and encryption can only be chosen when the cluster is made.
# related_resources:
#   - https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html
# custom:
#   id: aws-docdb-cluster-unencrypted
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [DocumentDB.1]
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_74, bc1f9009-84a0-490f-ae09-3e0ea6d74ad6, AC_AWS_0455, AWS-0021, AVD-AWS-0021]
#   remedies:
#     - title: Encrypt the storage
#       unsafe: replaces the cluster, whose data must be restored from a snapshot
#       set: [{path: storage_encrypted, value: true}]
unencrypted contains ["storage_encrypted"] if not input.storage_encrypted

# METADATA
# title: DocumentDB cluster is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html
# custom:
#   id: aws-docdb-cluster-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases:
#     [2134641d-30a4-4b16-8ffc-2cd4c4ffd15d, CKV_AWS_182, 4766d3ea-241c-4ee6-93ff-c380c996bd1a,
#     e52395b4-250b-4c60-81d5-2e58c1d37abc, ffee2785-c347-451e-89f3-11aeb08e5c84, AWS-0022, AVD-AWS-0022]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: >-
#         replaces the cluster, whose data must be restored from a snapshot; restoring needs
#         permission on the key
#       declare:
#         - type: aws_kms_key
#           name: docdb
#           set:
#             - {path: description, value: Encrypts DocumentDB clusters}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - {path: storage_encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.docdb.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: >-
#         replaces the cluster, whose data must be restored from a snapshot; restoring needs
#         permission on the key
#       set:
#         - {path: storage_encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")

# METADATA
# title: DocumentDB cluster does not export its audit log
# description: >-
#   The audit log records authentication, authorisation and changes of databases and
#   indexes. Export it to CloudWatch Logs, and turn audit_logs on in the parameter
#   group.
# related_resources:
#   - https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html
# custom:
#   id: aws-docdb-cluster-audit-log-disabled
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [DocumentDB.4]
#     nist-800-53-r5: [AU-12]
#   aliases:
#     [CKV_AWS_85, 1bf3b3d4-f373-4d7c-afbb-7d85948a67a5, 2ca87964-fe7e-4cdc-899c-427f0f3525f8,
#     56f6a008-1b14-4af4-b9b2-ab7cf7e27641, e6cd49ba-77ed-417f-9bca-4f5303554308, AC_AWS_0456, AWS-0020,
#     AVD-AWS-0020]
#   remedies:
#     - title: Export the audit log
#       set: [{path: enabled_cloudwatch_logs_exports, value: [audit, profiler]}]
audit_log_disabled contains ["enabled_cloudwatch_logs_exports"] if {
	not "audit" in object.get(input, "enabled_cloudwatch_logs_exports", [])
}

# METADATA
# title: DocumentDB cluster keeps backups for less than a week
# description: >-
#   Automated backups are kept for one day unless the code says more, and damage is
#   often noticed later than that. Keep them for seven days at least.
# related_resources:
#   - https://docs.aws.amazon.com/documentdb/latest/developerguide/backup_restore.html
# custom:
#   id: aws-docdb-cluster-short-backup-retention
#   severity: medium
#   category: resilience
#   controls:
#     aws-fsbp: [DocumentDB.2]
#     nist-800-53-r5: [CP-9]
#   aliases: [CKV_AWS_360]
#   remedies:
#     - title: Keep backups for two weeks
#       set: [{path: backup_retention_period, value: 14}]
short_backup_retention contains ["backup_retention_period"] if object.get(input, "backup_retention_period", 1) < 7

# METADATA
# title: DocumentDB cluster can be deleted without further ado
# description: >-
#   Deletion protection refuses to delete the data until it is turned off first,
#   which stops mistakes in a console or a plan.
# related_resources:
#   - https://docs.aws.amazon.com/documentdb/latest/developerguide/db-cluster-delete.html
# custom:
#   id: aws-docdb-cluster-deletion-protection-disabled
#   severity: medium
#   category: resilience
#   controls:
#     aws-fsbp: [DocumentDB.5]
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Turn deletion protection on
#       set: [{path: deletion_protection, value: true}]
deletion_protection_disabled contains ["deletion_protection"] if not input.deletion_protection

# METADATA
# title: DocumentDB cluster has its password in the code
# description: >-
#   A password in the code is readable by everybody who can read the repository or
#   the state, and it is rarely changed. Let the service keep and rotate it in
#   Secrets Manager.
# related_resources:
#   - https://docs.aws.amazon.com/documentdb/latest/developerguide/docdb-secrets-manager.html
# custom:
#   id: aws-docdb-cluster-password-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   aliases: [39423ce4-9011-46cd-b6b1-009edcd9385d]
#   remedies:
#     - title: Let DocumentDB keep the password in Secrets Manager
#       unsafe: the password changes; applications must read the secret
#       set: [{path: manage_master_user_password, value: true}]
#       remove: [master_password]
#     - title: Take the password from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: docdb_password
#           set:
#             - {path: description, value: Password of the master user}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.docdb_password}"}]
password_in_code contains ["master_password"] if {
	value.literal(input.master_password)
	input.master_password != ""
}

# METADATA
# title: DocumentDB cluster has one instance only
# description: >-
#   Without a second instance in another zone, the cluster is down until a failed
#   instance was made anew. Add a replica, which takes over by itself.
# related_resources:
#   - https://docs.aws.amazon.com/documentdb/latest/developerguide/replication.html
# custom:
#   id: aws-docdb-cluster-single-instance
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Add an instance
#       unsafe: adds the cost of an instance
#       satellite:
#         type: aws_docdb_cluster_instance
#         link: cluster_identifier
#         attribute: id
#         set:
#           - {path: instance_class, value: db.r6g.large, ask: the class of the other instance}
#           - {path: auto_minor_version_upgrade, value: true}
single_instance contains [["instance"], ["instance", 0, "identifier"]] if {
	# instances of unknown number stand once, under a name that cannot be known
	count(input.instance) == 1
}
