# METADATA
# title: Amazon RDS database instances
# scope: package
package parapet.aws_db_instance

import data.parapet.lib.value

# METADATA
# title: RDS instance is not encrypted at rest
# description: >-
#   Storage, backups, snapshots and replicas of an unencrypted instance are readable
#   by whoever gets hold of them. Encryption is off by default in the API and can
#   only be chosen when the instance is made.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
# custom:
#   id: aws-db-instance-unencrypted
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     cis-aws-3.0: ["2.3.1"]
#     cis-aws-5.0: ["2.2.1"]
#     aws-fsbp: [RDS.3]
#     nist-800-53-r5: [SC-28]
#   aliases:
#     [CKV_AWS_16, 08bd0760-8752-44e1-9779-7bb369b2b4e4, 7dfb316c-a6c2-454d-b8a2-97f147b0c0ff,
#     e50eb68a-a4af-4048-8bbe-8ec324421469, AC_AWS_0058, AWS-0080, AVD-AWS-0080]
#   remedies:
#     - title: Encrypt with the AWS managed key
#       unsafe: replaces the instance
#       set:
#         - {path: storage_encrypted, value: true}
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the instance
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
#       unsafe: replaces the instance
#       set:
#         - {path: storage_encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
unencrypted contains ["storage_encrypted"] if {
	not input.storage_encrypted
	not replica
}

# METADATA
# title: RDS instance is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html
# custom:
#   id: aws-db-instance-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the instance
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
#       unsafe: replaces the instance
#       set:
#         - {path: storage_encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_id"] if {
	not value.is_set(input, "kms_key_id")
	not replica
}

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")

# METADATA
# title: RDS instance is publicly accessible
# description: >-
#   A publicly accessible instance has a public address, so that only its security
#   groups and its passwords keep the internet out. Keep it off and reach the
#   database from within the VPC.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html#USER_VPC.Hiding
# custom:
#   id: aws-db-instance-publicly-accessible
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     cis-aws-3.0: ["2.3.3"]
#     cis-aws-5.0: ["2.2.3"]
#     aws-fsbp: [RDS.2]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases:
#     [CKV_AWS_17, CKV_AWS_388, 35113e6f-2c6b-414d-beec-7a9482d3b2d1, 647de8aa-5a42-41b5-9faf-22136f117380,
#     c09e3ca5-f08a-4717-9c87-3919c5e6d209, d9dc6429-5140-498a-8f55-a10daac5f000,
#     de38e1d5-54cb-4111-a868-6f7722695007, AC_AWS_0054, AWS-0180, AVD-AWS-0180]
#   remedies:
#     - title: Make the instance private
#       unsafe: clients outside of the VPC can no longer connect
#       set:
#         - {path: publicly_accessible, value: false}
publicly_accessible contains ["publicly_accessible"] if input.publicly_accessible

# METADATA
# title: RDS instance has no automated backups
# description: >-
#   A retention of 0 days, the default of the provider, turns automated backups and
#   point-in-time recovery off. Keep backups for a week or more.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html
# custom:
#   id: aws-db-instance-backup-disabled
#   severity: medium
#   category: resilience
#   controls:
#     aws-fsbp: [RDS.11]
#     nist-800-53-r5: [CP-9]
#   aliases:
#     [CKV_AWS_133, 1dc73fb4-5b51-430c-8c5f-25dcf9090b02, 8c415f6f-7b90-4a27-a44a-51047e1506f9,
#     e69890e6-fce5-461d-98ad-cb98318dfc96, AC_AWS_0052]
#   remedies:
#     - title: Keep backups for two weeks
#       unsafe: interrupts the instance briefly
#       set:
#         - {path: backup_retention_period, value: 14}
backup_disabled contains ["backup_retention_period"] if {
	object.get(input, "backup_retention_period", 0) == 0
	not replica
}

# METADATA
# title: RDS instance keeps backups for less than a week
# description: >-
#   Damage is often noticed after days; backups that are gone by then do not help.
#   Keep them for seven days at least.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html
# custom:
#   id: aws-db-instance-short-backup-retention
#   severity: low
#   category: resilience
#   controls:
#     aws-fsbp: [RDS.11]
#     nist-800-53-r5: [CP-9]
#   aliases: [AWS-0077, AVD-AWS-0077]
#   remedies:
#     - title: Keep backups for two weeks
#       set: [{path: backup_retention_period, value: 14}]
short_backup_retention contains ["backup_retention_period"] if {
	input.backup_retention_period > 0
	input.backup_retention_period < 7
}

# METADATA
# title: RDS instance can be deleted without further ado
# description: >-
#   Deletion protection refuses to delete the database until it is turned off first,
#   which stops mistakes in a console or a plan.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html#USER_DeleteInstance.DeletionProtection
# custom:
#   id: aws-db-instance-deletion-protection-disabled
#   severity: medium
#   category: resilience
#   controls:
#     aws-fsbp: [RDS.8]
#     nist-800-53-r5: [CP-9]
#   aliases: [CKV_AWS_293, 2c161e58-cb52-454f-abea-6470c37b5e6e, AWS-0177, AVD-AWS-0177]
#   remedies:
#     - title: Turn deletion protection on
#       set: [{path: deletion_protection, value: true}]
deletion_protection_disabled contains ["deletion_protection"] if not input.deletion_protection

# METADATA
# title: RDS instance does not take minor engine upgrades
# description: >-
#   Minor versions carry the security fixes of the engine. With automatic minor
#   upgrades, the default, they are applied in the maintenance window.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html
# custom:
#   id: aws-db-instance-minor-upgrades-disabled
#   severity: medium
#   category: hardening
#   cwe: [CWE-1104]
#   controls:
#     cis-aws-3.0: ["2.3.2"]
#     cis-aws-5.0: ["2.2.2"]
#     aws-fsbp: [RDS.13]
#     nist-800-53-r5: [SI-2]
#   aliases:
#     [CKV_AWS_226, 3b6d777b-76e3-4133-80a3-0d6f667ade7f, 857f8808-e96a-4ba8-a9b7-f2d4ec6cad94,
#     f0104061-8bfc-4b45-8a7d-630eb502f281, AC_AWS_0056]
#   remedies:
#     - title: Take minor upgrades automatically
#       unsafe: the instance restarts for upgrades in its maintenance window
#       set:
#         - {path: auto_minor_version_upgrade, value: true}
minor_upgrades_disabled contains ["auto_minor_version_upgrade"] if input.auto_minor_version_upgrade == false

# METADATA
# title: RDS instance does not accept IAM authentication
# description: >-
#   With IAM database authentication, applications log in with tokens that last
#   fifteen minutes instead of passwords that are stored and leaked. MySQL,
#   PostgreSQL and MariaDB from version 10.6 offer it.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
# custom:
#   id: aws-db-instance-iam-authentication-disabled
#   severity: low
#   category: identity
#   cwe: [CWE-287]
#   controls:
#     aws-fsbp: [RDS.10]
#     nist-800-53-r5: [IA-2]
#   aliases:
#     [CKV_AWS_161, 0ed012a4-9199-43d2-b9e4-9bd049a48aa4, 88fd05e0-ac0e-43d2-ba6d-fc0ba60ae1a6,
#     9fcd0a0a-9b6f-4670-a215-d94e6bf3f184, AC_AWS_0053, AWS-0176, AVD-AWS-0176]
#   remedies:
#     - title: Accept IAM authentication
#       set: [{path: iam_database_authentication_enabled, value: true}]
iam_authentication_disabled contains ["iam_database_authentication_enabled"] if {
	not input.iam_database_authentication_enabled
	input.engine in {"mysql", "mariadb", "postgres"}
	not mariadb_without_iam
}

# METADATA
# title: RDS instance has no standby in a second Availability Zone
# description: >-
#   A Multi-AZ deployment keeps a synchronous standby in another zone and fails over
#   by itself; a single instance is down as long as its zone or its host is.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html
# custom:
#   id: aws-db-instance-single-zone
#   severity: low
#   category: resilience
#   controls:
#     cis-aws-5.0: ["2.2.4"]
#     aws-fsbp: [RDS.5]
#     nist-800-53-r5: [CP-10]
#   aliases: [CKV_AWS_157, 2b1d4935-9acf-48a7-8466-10d18bf51a69]
#   remedies:
#     - title: Keep a standby in another zone
#       unsafe: doubles the cost of the instance
#       set: [{path: multi_az, value: true}]
single_zone contains ["multi_az"] if {
	not input.multi_az
	not replica
}

# METADATA
# title: RDS instance has no enhanced monitoring
# description: >-
#   Enhanced monitoring shows the processes and the load of the operating system
#   second by second, which tells misuse and failures from ordinary work.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html
# custom:
#   id: aws-db-instance-enhanced-monitoring-disabled
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [RDS.6]
#     nist-800-53-r5: [SI-4]
#   aliases: [CKV_AWS_118]
#   remedies:
#     - title: Monitor every 30 seconds with a new role
#       unsafe: creates an IAM role; adds the cost of the metrics
#       declare:
#         - type: aws_iam_role
#           name: monitoring
#           set:
#             - {path: name_prefix, value: rds-monitoring-}
#             - path: assume_role_policy
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: monitoring.rds.amazonaws.com}
#                     Action: "sts:AssumeRole"
#         - type: aws_iam_role_policy_attachment
#           name: monitoring
#           set:
#             - {path: role, value: "${aws_iam_role.monitoring.name}"}
#             - path: policy_arn
#               value: "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
#       set:
#         - {path: monitoring_interval, value: 30}
#         - {path: monitoring_role_arn, value: "${aws_iam_role.monitoring.arn}"}
#     - title: Monitor every 30 seconds with an existing role
#       unsafe: >-
#         fails unless the role may be assumed by monitoring.rds.amazonaws.com; adds the cost of the
#         metrics
#       set:
#         - {path: monitoring_interval, value: 30}
#         - path: monitoring_role_arn
#           value: "arn:aws:iam::111122223333:role/rds-monitoring"
#           ask: the role for enhanced monitoring
enhanced_monitoring_disabled contains ["monitoring_interval"] if object.get(input, "monitoring_interval", 0) == 0

# METADATA
# title: RDS instance has no Performance Insights
# description: >-
#   Performance Insights keeps the load of the database by statement, user and host,
#   so that unusual queries can be found afterwards.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html
# custom:
#   id: aws-db-instance-performance-insights-disabled
#   severity: info
#   category: logging
#   controls:
#     nist-800-53-r5: [SI-4]
#   aliases: [AWS-0133, CKV_AWS_353, AVD-AWS-0133]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: the key of Performance Insights cannot be changed later
#       declare:
#         - type: aws_kms_key
#           name: insights
#           set:
#             - {path: description, value: Encrypts Performance Insights}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: performance_insights_enabled, value: true}
#         - {path: performance_insights_kms_key_id, value: "${aws_kms_key.insights.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: the key of Performance Insights cannot be changed later
#       set:
#         - {path: performance_insights_enabled, value: true}
#         - {path: performance_insights_kms_key_id, value: "${aws_kms_key.example.arn}"}
performance_insights_disabled contains ["performance_insights_enabled"] if not input.performance_insights_enabled

# METADATA
# title: Performance Insights of an RDS instance is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own. Performance Insights
#   stores the text of statements.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.access-control.html
# custom:
#   id: aws-db-instance-performance-insights-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [AWS-0078, CKV_AWS_354, AVD-AWS-0078]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: "fails where Performance Insights already uses another key: turn it off first"
#       declare:
#         - type: aws_kms_key
#           name: insights
#           set:
#             - {path: description, value: Encrypts Performance Insights}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: performance_insights_kms_key_id, value: "${aws_kms_key.insights.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: "fails where Performance Insights already uses another key: turn it off first"
#       set:
#         - {path: performance_insights_kms_key_id, value: "${aws_kms_key.example.arn}"}
performance_insights_aws_key contains ["performance_insights_kms_key_id"] if {
	input.performance_insights_enabled
	not value.is_set(input, "performance_insights_kms_key_id")
}

# METADATA
# title: RDS instance does not export its logs
# description: >-
#   Engine logs stay on the instance for days and vanish with it. Exported to
#   CloudWatch Logs they can be kept, searched and alarmed on.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
# custom:
#   id: aws-db-instance-log-export-disabled
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [RDS.9]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_129, 8d7f7b8c-6c7c-40f8-baa6-62006c6c7b56, AC_AWS_0454]
#   remedies:
#     - title: Export the logs
#       unsafe: adds the cost of CloudWatch Logs
#       set:
#         - path: enabled_cloudwatch_logs_exports
#           value: [postgresql, upgrade]
#           ask: >-
#             the logs of the engine: postgresql and upgrade for PostgreSQL; audit, error and
#             slowquery for MySQL and MariaDB; alert, audit and listener for Oracle; agent and error
#             for SQL Server
log_export_disabled contains ["enabled_cloudwatch_logs_exports"] if count(object.get(input, "enabled_cloudwatch_logs_exports", [])) == 0

# METADATA
# title: RDS instance does not copy its tags to snapshots
# description: >-
#   Tags carry access control, cost and retention; a snapshot without them escapes
#   policies that rest on tags.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.CopyTags.html
# custom:
#   id: aws-db-instance-snapshot-tags-not-copied
#   severity: info
#   category: hygiene
#   controls:
#     aws-fsbp: [RDS.17]
#   aliases: [CKV2_AWS_60]
#   remedies:
#     - title: Copy tags to snapshots
#       set: [{path: copy_tags_to_snapshot, value: true}]
snapshot_tags_not_copied contains ["copy_tags_to_snapshot"] if not input.copy_tags_to_snapshot

# METADATA
# title: RDS instance uses an expired certificate authority
# description: >-
#   The authorities rds-ca-2015 and rds-ca-2019 have expired, so clients cannot
#   verify the server any more and turn to connections that they do not verify. Use
#   one of the rds-ca-*-g1 authorities.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html#UsingWithRDS.SSL.RegionCertificateAuthorities
# custom:
#   id: aws-db-instance-expired-ca-certificate
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-298]
#   controls:
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_211, 5eccd62d-8b4d-46d3-83ea-1879f3cbd3ce, 9f40c07e-699e-4410-8856-3ba0f2e3a2dd, AC_AWS_0057]
#   remedies:
#     - title: Use a current certificate authority
#       unsafe: >-
#         clients must trust the new authority; restarts instances whose engine cannot change it
#         while it runs
#       set:
#         - {path: ca_cert_identifier, value: rds-ca-rsa2048-g1}
expired_ca_certificate contains ["ca_cert_identifier"] if input.ca_cert_identifier in {"rds-ca-2010", "rds-ca-2015", "rds-ca-2019"}

# METADATA
# title: RDS instance listens on the default port of its engine
# description: >-
#   Scanners try the default ports first. Another port is no protection by itself
#   but keeps the database out of the simplest sweeps.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-23
# custom:
#   id: aws-db-instance-default-port
#   severity: info
#   category: hardening
#   controls:
#     aws-fsbp: [RDS.23]
#   aliases:
#     [1fe9d958-ddce-4228-a124-05265a959a8b, 2cb674f6-32f9-40be-97f2-62c0dc38f0d5,
#     bca7cc4d-b3a4-4345-9461-eb69c68fcd26]
#   remedies:
#     - title: Use another port
#       unsafe: restarts the instance; clients must use the new port
#       set:
#         - {path: port, value: 6543}
default_port contains ["port"] if {
	not input.port
	engine_port
	not replica
}

default_port contains ["port"] if input.port == engine_port

# METADATA
# title: RDS instance has a default administrator name
# description: >-
#   Names such as admin or postgres are the first that an attacker tries. Give the
#   administrator a name of your own.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-25
# custom:
#   id: aws-db-instance-default-admin-username
#   severity: info
#   category: hardening
#   controls:
#     aws-fsbp: [RDS.25]
#   remedies:
#     - title: Choose another name
#       unsafe: replaces the instance
#       set:
#         - {path: username, value: app_owner, ask: the name of the administrator}
default_admin_username contains ["username"] if input.username in {"admin", "administrator", "awsuser", "postgres", "root", "sa", "dbadmin"}

# METADATA
# title: RDS instance has its password in the code
# description: >-
#   A password in the code is readable by everybody who can read the repository or
#   the state, and it is rarely changed. Let RDS keep and rotate it in Secrets
#   Manager.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
# custom:
#   id: aws-db-instance-password-in-code
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
#       remove: [password]
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
password_in_code contains ["password"] if {
	value.literal(input.password)
	input.password != ""
}

# METADATA
# title: RDS instance is deleted without a final snapshot
# description: >-
#   skip_final_snapshot throws the data away together with the instance. Leave it
#   off, so that a last snapshot remains.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html#USER_DeleteInstance.Snapshot
# custom:
#   id: aws-db-instance-no-final-snapshot
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Take a final snapshot
#       unsafe: deleting the instance takes longer and leaves the snapshot
#       set:
#         - {path: skip_final_snapshot, value: false}
#         - {path: final_snapshot_identifier, value: final-snapshot, ask: the name of the snapshot}
no_final_snapshot contains ["skip_final_snapshot"] if {
	input.skip_final_snapshot
	not replica
}

# METADATA
# title: RDS instance names no subnet group
# description: >-
#   Without a subnet group the database lands in the default VPC, whose subnets are
#   public. Name a group of private subnets.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
# custom:
#   id: aws-db-instance-subnet-group-missing
#   severity: low
#   category: network
#   controls:
#     aws-fsbp: [RDS.18]
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Name a subnet group
#       unsafe: moves the instance, which it interrupts
#       set:
#         - {path: db_subnet_group_name, value: "${aws_db_subnet_group.example.name}"}
subnet_group_missing contains ["db_subnet_group_name"] if {
	not input.db_subnet_group_name
	not replica
}

# METADATA
# title: RDS instance accepts connections without TLS
# description: >-
#   Unless the parameter group forces TLS, clients may send passwords and data in
#   clear: rds.force_ssl for PostgreSQL, of which it is on by default from version
#   15, and SQL Server; require_secure_transport for MySQL and MariaDB.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.Requiring.html
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html
# custom:
#   id: aws-db-instance-tls-not-required
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [RDS.38, RDS.39, RDS.40]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV2_AWS_69]
#   remedies:
#     - title: Require TLS
#       unsafe: >-
#         clients must connect with TLS; takes effect after a restart where the parameter is static
#       set:
#         - {path: ".", value: "1"}
#     - title: Require TLS with a new parameter
#       unsafe: >-
#         clients must connect with TLS; takes effect after a restart where the parameter is static
#       set:
#         - path: "parameter_group.parameter[+]"
#           value: {name: rds.force_ssl, value: "1", apply_method: pending-reboot}
#           ask: require_secure_transport in place of rds.force_ssl for MySQL and MariaDB
tls_not_required contains ["parameter_group", "parameter", i, "value"] if {
	some i, parameter in input.parameter_group.parameter
	parameter.name in tls_parameters
	lower(sprintf("%v", [parameter.value])) in {"0", "off", "false"}
}

tls_not_required contains ["parameter_group", "parameter"] if {
	optional_tls_family(input.parameter_group.family)
	not tls_parameter_set
}

# METADATA
# title: RDS for PostgreSQL instance does not log statements
# description: >-
#   With log_statement and log_min_duration_statement left alone, the log does not
#   tell which statements were run, so that misuse of the database leaves no trace.
#   Set them in the parameter group.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.Query_Logging.html
# custom:
#   id: aws-db-instance-statement-logging-disabled
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV2_AWS_30]
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
	input.engine == "postgres"
	not logs_statements
}

# METADATA
# title: RDS for PostgreSQL version has a vulnerable log_fdw extension
# description: >-
#   Old minor versions let a privileged database user read files of the host,
#   service credentials among them, through the log_fdw extension. The versions
#   named by the bulletin are fixed by the next minor version; run one that is
#   supported.
# related_resources:
#   - https://aws.amazon.com/security/security-bulletins/AWS-2022-004/
# custom:
#   id: aws-db-instance-log-fdw-vulnerable
#   severity: high
#   category: hardening
#   cwe: [CWE-1104, CWE-22]
#   controls:
#     nist-800-53-r5: [SI-2]
#   aliases: [CKV_AWS_250]
#   remedies:
#     - title: Upgrade to a fixed version
#       unsafe: restarts the instance
#       set:
#         - path: engine_version
#           value: "13.22"
#           ask: the newest minor version of the major version
log_fdw_vulnerable contains ["engine_version"] if {
	input.engine == "postgres"
	some major, fixed in log_fdw_fixed
	startswith(input.engine_version, concat("", [major, "."]))
	value.version_less(input.engine_version, fixed)
}

# replica: the instance copies another one, from which storage, encryption, backups and users come.
replica if input.replicate_source_db

# engine_port is the port that an engine listens on unless it is told otherwise.
engine_port := 3306 if input.engine in {"mysql", "mariadb", "aurora-mysql"}

engine_port := 5432 if input.engine in {"postgres", "aurora-postgresql"}

engine_port := 1521 if startswith(input.engine, "oracle")

engine_port := 1433 if startswith(input.engine, "sqlserver")

# mariadb_without_iam: the version of MariaDB is one without IAM authentication.
mariadb_without_iam if {
	input.engine == "mariadb"
	value.literal(input.engine_version)
	value.version_less(input.engine_version, "10.6")
}

tls_parameters := {"rds.force_ssl", "require_secure_transport"}

tls_parameter_set if {
	some parameter in input.parameter_group.parameter
	parameter.name in tls_parameters
}

# optional_tls_family(family): TLS is optional by default in the versions of this family.
optional_tls_family(family) if regex.match(`^postgres(9\.|1[0-4]$)`, family)

optional_tls_family(family) if regex.match(`^(mysql5\.|mysql8\.0|mariadb10\.|mariadb11\.4|sqlserver-)`, family)

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

# log_fdw_fixed maps a major version to its first minor version with a safe log_fdw.
log_fdw_fixed := {"9.6": "9.6.22", "10": "10.17", "11": "11.12", "12": "12.7", "13": "13.3"}
