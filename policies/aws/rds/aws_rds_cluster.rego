# METADATA
# title: Amazon Aurora and RDS Multi-AZ database clusters
# scope: package
package parapet.aws_rds_cluster

import data.parapet.lib.value

# METADATA
# title: RDS cluster is not encrypted at rest
# description: >-
#   Storage, backups and snapshots of an unencrypted cluster are readable by whoever
#   gets hold of them, and it can only be chosen when the cluster is made.
#   Serverless v1 clusters and copies of encrypted ones are encrypted anyway.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
# custom:
#   id: aws-rds-cluster-unencrypted
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [RDS.27]
#     nist-800-53-r5: [SC-28]
#   aliases:
#     [CKV_AWS_96, 1a690d1d-0ae7-49fa-b2db-b75ae0dd1d3e, 3199c26c-7871-4cb3-99c2-10a59244ce7f,
#     5beacce3-4020-4a3d-9e1d-a36f953df630, 656880aa-1388-488f-a6d4-8f73c23149b2,
#     65844ba3-03a1-40a8-b3dd-919f122e8c95, AC_AWS_0186, AWS-0079, AVD-AWS-0079]
#   remedies:
#     - title: Encrypt with the AWS managed key
#       unsafe: replaces the cluster
#       set:
#         - {path: storage_encrypted, value: true}
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the cluster
#       declare:
#         - type: aws_kms_key
#           name: database
#           set:
#             - {path: description, value: Encrypts the database}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: storage_encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.database.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the cluster
#       set:
#         - {path: storage_encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
unencrypted contains ["storage_encrypted"] if {
	not input.storage_encrypted
	not input.engine_mode == "serverless"
	not input.replication_source_identifier
}

# METADATA
# title: RDS cluster is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
# custom:
#   id: aws-rds-cluster-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_327]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the cluster
#       declare:
#         - type: aws_kms_key
#           name: database
#           set:
#             - {path: description, value: Encrypts the database}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: storage_encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.database.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the cluster
#       set:
#         - {path: storage_encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")

# METADATA
# title: RDS cluster keeps backups for less than a week
# description: >-
#   Automated backups of a cluster are kept for one day unless the code says more,
#   and damage is often noticed later than that. Keep them for seven days at least.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Backups.html
# custom:
#   id: aws-rds-cluster-short-backup-retention
#   severity: medium
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-9]
#   aliases:
#     [AWS-0077, CKV_AWS_133, e542bd46-58c4-4e0f-a52a-1fb4f9548e02, e649a218-d099-4550-86a4-1231e1fcb60d,
#     AC_AWS_0495, AVD-AWS-0077]
#   remedies:
#     - title: Keep backups for two weeks
#       set: [{path: backup_retention_period, value: 14}]
short_backup_retention contains ["backup_retention_period"] if object.get(input, "backup_retention_period", 1) < 7

# METADATA
# title: RDS cluster can be deleted without further ado
# description: >-
#   Deletion protection refuses to delete the cluster until it is turned off first,
#   which stops mistakes in a console or a plan.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html
# custom:
#   id: aws-rds-cluster-deletion-protection-disabled
#   severity: medium
#   category: resilience
#   controls:
#     aws-fsbp: [RDS.7]
#     nist-800-53-r5: [CP-9]
#   aliases: [CKV_AWS_139, AWS-0343, AVD-AWS-0343]
#   remedies:
#     - title: Turn deletion protection on
#       set: [{path: deletion_protection, value: true}]
deletion_protection_disabled contains ["deletion_protection"] if not input.deletion_protection

# METADATA
# title: RDS cluster does not accept IAM authentication
# description: >-
#   With IAM database authentication, applications log in with tokens that last
#   fifteen minutes instead of passwords that are stored and leaked.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.html
# custom:
#   id: aws-rds-cluster-iam-authentication-disabled
#   severity: low
#   category: identity
#   cwe: [CWE-287]
#   controls:
#     aws-fsbp: [RDS.12]
#     nist-800-53-r5: [IA-2]
#   aliases: [CKV_AWS_162]
#   remedies:
#     - title: Accept IAM authentication
#       set: [{path: iam_database_authentication_enabled, value: true}]
iam_authentication_disabled contains ["iam_database_authentication_enabled"] if not input.iam_database_authentication_enabled

# METADATA
# title: RDS cluster does not export its logs
# description: >-
#   Engine logs stay on the instances for days and vanish with them. Exported to
#   CloudWatch Logs they can be kept, searched and alarmed on.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.CloudWatch.html
# custom:
#   id: aws-rds-cluster-log-export-disabled
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_324]
#   remedies:
#     - title: Export the logs
#       unsafe: adds the cost of CloudWatch Logs
#       set:
#         - path: enabled_cloudwatch_logs_exports
#           value: [postgresql]
#           ask: >-
#             the logs of the engine: postgresql for PostgreSQL; audit, error and slowquery for
#             MySQL
log_export_disabled contains ["enabled_cloudwatch_logs_exports"] if count(object.get(input, "enabled_cloudwatch_logs_exports", [])) == 0

# METADATA
# title: Aurora MySQL cluster does not export its audit log
# description: >-
#   The audit log records connections and statements of Aurora MySQL. Export it to
#   CloudWatch Logs, where it cannot be changed by those whom it records.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html
# custom:
#   id: aws-rds-cluster-audit-log-disabled
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [RDS.34]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_325]
#   remedies:
#     - title: Export the audit log
#       set:
#         - {path: "enabled_cloudwatch_logs_exports[+]", value: audit}
audit_log_disabled contains ["enabled_cloudwatch_logs_exports"] if {
	input.engine in {"aurora", "aurora-mysql", "mysql"}
	not "audit" in object.get(input, "enabled_cloudwatch_logs_exports", [])
}

# METADATA
# title: Aurora PostgreSQL cluster does not log statements
# description: >-
#   With log_statement and log_min_duration_statement left alone, the log does not
#   tell which statements were run, so that misuse of the database leaves no trace.
#   Set them in the parameter group.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_LogAccess.Concepts.PostgreSQL.Query_Logging.html
# custom:
#   id: aws-rds-cluster-statement-logging-disabled
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV2_AWS_27]
#   remedies:
#     - title: Log schema changes
#       set:
#         - {path: "parameter_group.parameter[+]", value: {name: log_statement, value: ddl}}
#     - title: Log slow statements
#       unsafe: the log holds values of slow statements
#       set:
#         - path: "parameter_group.parameter[+]"
#           value: {name: log_min_duration_statement, value: "1000"}
statement_logging_disabled contains ["parameter_group", "parameter"] if {
	input.parameter_group
	input.engine in {"aurora-postgresql", "postgres"}
	not logs_statements
}

# METADATA
# title: RDS cluster accepts connections without TLS
# description: >-
#   Unless the parameter group forces TLS, clients may send passwords and data in
#   clear: rds.force_ssl for PostgreSQL, where it is on by default from version 17,
#   and require_secure_transport for MySQL.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Security.html
# custom:
#   id: aws-rds-cluster-tls-not-required
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Require TLS
#       unsafe: >-
#         clients must connect with TLS; takes effect after a restart where the parameter is static
#       set:
#         - {path: ".", value: "1", ask: ON in place of 1 for require_secure_transport}
#     - title: Require TLS with a new parameter
#       unsafe: >-
#         clients must connect with TLS; takes effect after a restart where the parameter is static
#       set:
#         - path: "parameter_group.parameter[+]"
#           value: {name: rds.force_ssl, value: "1", apply_method: pending-reboot}
#           ask: require_secure_transport and ON in place of rds.force_ssl and 1 for Aurora MySQL
tls_not_required contains ["parameter_group", "parameter", i, "value"] if {
	some i, parameter in input.parameter_group.parameter
	parameter.name in {"rds.force_ssl", "require_secure_transport"}
	lower(sprintf("%v", [parameter.value])) in {"0", "off", "false"}
}

tls_not_required contains ["parameter_group", "parameter"] if {
	regex.match(`^aurora-(postgresql(9|1[0-6])|mysql(5\.|8\.0))`, input.parameter_group.family)
	not tls_parameter_set
}

# METADATA
# title: RDS cluster does not copy its tags to snapshots
# description: >-
#   Tags carry access control, cost and retention; a snapshot without them escapes
#   policies that rest on tags.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Tagging.html
# custom:
#   id: aws-rds-cluster-snapshot-tags-not-copied
#   severity: info
#   category: hygiene
#   controls:
#     aws-fsbp: [RDS.16]
#   aliases: [CKV_AWS_313]
#   remedies:
#     - title: Copy tags to snapshots
#       set: [{path: copy_tags_to_snapshot, value: true}]
snapshot_tags_not_copied contains ["copy_tags_to_snapshot"] if not input.copy_tags_to_snapshot

# METADATA
# title: Aurora MySQL cluster has no backtracking
# description: >-
#   Backtracking turns the cluster back to a moment before a mistake within minutes,
#   without a restore. It can only be chosen when an Aurora MySQL cluster is made.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html
# custom:
#   id: aws-rds-cluster-backtrack-disabled
#   severity: info
#   category: resilience
#   controls:
#     aws-fsbp: [RDS.14]
#     nist-800-53-r5: [CP-10]
#   aliases: [CKV_AWS_326]
#   remedies:
#     - title: Keep a day to go back
#       unsafe: needs a new or restored cluster
#       set: [{path: backtrack_window, value: 86400}]
backtrack_disabled contains ["backtrack_window"] if {
	input.engine in {"aurora", "aurora-mysql"}
	object.get(input, "backtrack_window", 0) == 0
}

# METADATA
# title: Aurora cluster has one instance only
# description: >-
#   Without a second instance in another zone, the cluster is down until a failed
#   instance was made anew. Add a reader, which takes over within a minute.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html
# custom:
#   id: aws-rds-cluster-single-instance
#   severity: low
#   category: resilience
#   controls:
#     cis-aws-5.0: ["2.2.4"]
#     aws-fsbp: [RDS.15]
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Add a second instance
#       unsafe: adds the cost of an instance
#       satellite:
#         type: aws_rds_cluster_instance
#         link: cluster_identifier
#         attribute: id
#         set:
#           - {path: engine, value: "${self.engine}"}
#           - {path: instance_class, value: db.r6g.large, ask: the class of the first instance}
single_instance contains [["instance"], ["instance", 0, "identifier"]] if {
	# instances of unknown number stand once, under a name that cannot be known
	startswith(input.engine, "aurora")
	count(input.instance) == 1
}

# METADATA
# title: Aurora PostgreSQL version has a vulnerable log_fdw extension
# description: >-
#   Old minor versions let a privileged database user read files of the host,
#   service credentials among them, through the log_fdw extension. Run a version
#   that is supported.
# related_resources:
#   - https://aws.amazon.com/security/security-bulletins/AWS-2022-004/
# custom:
#   id: aws-rds-cluster-log-fdw-vulnerable
#   severity: high
#   category: hardening
#   cwe: [CWE-1104, CWE-22]
#   controls:
#     nist-800-53-r5: [SI-2]
#   aliases: [CKV_AWS_250]
#   remedies:
#     - title: Upgrade to a fixed version
#       unsafe: restarts the instances
#       set:
#         - path: engine_version
#           value: "11.21"
#           ask: the newest minor version of the major version
log_fdw_vulnerable contains ["engine_version"] if {
	input.engine == "aurora-postgresql"
	input.engine_version in {"10.11", "10.12", "10.13", "11.6", "11.7", "11.8"}
}

# METADATA
# title: RDS cluster listens on the default port of its engine
# description: >-
#   Scanners try the default ports first. Another port is no protection by itself
#   but keeps the database out of the simplest sweeps.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-23
# custom:
#   id: aws-rds-cluster-default-port
#   severity: info
#   category: hardening
#   controls:
#     aws-fsbp: [RDS.23]
#   remedies:
#     - title: Use another port
#       unsafe: restarts the instances; clients must use the new port
#       set:
#         - {path: port, value: 6543}
default_port contains ["port"] if {
	not input.port
	engine_port
}

default_port contains ["port"] if input.port == engine_port

# METADATA
# title: RDS cluster has a default administrator name
# description: >-
#   Names such as admin or postgres are the first that an attacker tries. Give the
#   administrator a name of your own.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-24
# custom:
#   id: aws-rds-cluster-default-admin-username
#   severity: info
#   category: hardening
#   controls:
#     aws-fsbp: [RDS.24]
#   remedies:
#     - title: Choose another name
#       unsafe: replaces the cluster
#       set:
#         - {path: master_username, value: app_owner, ask: the name of the administrator}
default_admin_username contains ["master_username"] if input.master_username in {"admin", "administrator", "awsuser", "postgres", "root", "dbadmin"}

# METADATA
# title: RDS cluster has its password in the code
# description: >-
#   A password in the code is readable by everybody who can read the repository or
#   the state, and it is rarely changed. Let RDS keep and rotate it in Secrets
#   Manager.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html
# custom:
#   id: aws-rds-cluster-password-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Let AWS keep the password in Secrets Manager
#       unsafe: changes the password; clients must read it from Secrets Manager
#       set:
#         - {path: manage_master_user_password, value: true}
#       remove: [master_password]
#     - title: Take the password from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: database_password
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Password of the administrator of the database}
#       set:
#         - {path: ".", value: "${var.database_password}"}
password_in_code contains ["master_password"] if {
	value.literal(input.master_password)
	input.master_password != ""
}

# METADATA
# title: RDS cluster is deleted without a final snapshot
# description: >-
#   skip_final_snapshot throws the data away together with the cluster. Leave it
#   off, so that a last snapshot remains.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html
# custom:
#   id: aws-rds-cluster-no-final-snapshot
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Take a final snapshot
#       unsafe: deleting the cluster takes longer and leaves the snapshot
#       set:
#         - {path: skip_final_snapshot, value: false}
#         - {path: final_snapshot_identifier, value: final-snapshot, ask: the name of the snapshot}
no_final_snapshot contains ["skip_final_snapshot"] if input.skip_final_snapshot

# METADATA
# title: RDS cluster names no subnet group
# description: >-
#   Without a subnet group the database lands in the default VPC, whose subnets are
#   public. Name a group of private subnets.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
# custom:
#   id: aws-rds-cluster-subnet-group-missing
#   severity: low
#   category: network
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Name a subnet group
#       unsafe: replaces the cluster
#       set:
#         - {path: db_subnet_group_name, value: "${aws_db_subnet_group.example.name}"}
subnet_group_missing contains ["db_subnet_group_name"] if not input.db_subnet_group_name

engine_port := 3306 if input.engine in {"aurora", "aurora-mysql", "mysql"}

engine_port := 5432 if input.engine in {"aurora-postgresql", "postgres"}

tls_parameter_set if {
	some parameter in input.parameter_group.parameter
	parameter.name in {"rds.force_ssl", "require_secure_transport"}
}

logs_statements if {
	some parameter in input.parameter_group.parameter
	parameter.name == "log_statement"
	parameter.value != "none"
}

logs_statements if {
	some parameter in input.parameter_group.parameter
	parameter.name == "log_min_duration_statement"
	sprintf("%v", [parameter.value]) != "-1"
}
