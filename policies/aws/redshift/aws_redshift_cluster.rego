# METADATA
# title: Amazon Redshift clusters
# scope: package
package parapet.aws_redshift_cluster

import data.parapet.lib.value

# METADATA
# title: Redshift cluster is not encrypted at rest
# description: >-
#   Blocks and snapshots of an unencrypted cluster are readable by whoever gets hold
#   of them. New clusters are encrypted by default; do not turn it off.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html
# custom:
#   id: aws-redshift-cluster-unencrypted
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [Redshift.10]
#     nist-800-53-r5: [SC-28]
#   aliases:
#     [CKV_AWS_64, 3b316b05-564c-44a7-9c3f-405bb95e211e, 6a647814-def5-4b85-88f5-897c19f509cd,
#     cfdcabb0-fc06-427c-865b-c59f13e898ce, AWS-0084, AVD-AWS-0084]
#   remedies:
#     - title: Encrypt with the AWS managed key
#       unsafe: moves the data to a new cluster, which is read-only meanwhile
#       set:
#         - {path: encrypted, value: true}
#     - title: Encrypt with a new customer-managed key
#       unsafe: moves the data to a new cluster, which is read-only meanwhile
#       declare:
#         - type: aws_kms_key
#           name: warehouse
#           set:
#             - {path: description, value: Encrypts the warehouse}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.warehouse.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: moves the data to a new cluster, which is read-only meanwhile
#       set:
#         - {path: encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
unencrypted contains ["encrypted"] if input.encrypted == false

# METADATA
# title: Redshift cluster is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html
# custom:
#   id: aws-redshift-cluster-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_142, de76a0d6-66d5-45c9-9022-f05545b85c78, AC_AWS_0198]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: moves the data to the new key, and the cluster is read-only meanwhile
#       declare:
#         - type: aws_kms_key
#           name: warehouse
#           set:
#             - {path: description, value: Encrypts the warehouse}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.warehouse.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: moves the data to the new key, and the cluster is read-only meanwhile
#       set:
#         - {path: encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")

# METADATA
# title: Redshift cluster is publicly accessible
# description: >-
#   A publicly accessible cluster has a public address, so that only its security
#   groups and its passwords keep the internet out. Keep it off and reach the
#   warehouse from within the VPC.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html
# custom:
#   id: aws-redshift-cluster-publicly-accessible
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [Redshift.1]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases:
#     [CKV_AWS_87, 5c6b727b-1382-4629-8ba9-abd1365e5610, af173fde-95ea-4584-b904-bb3923ac4bda,
#     bdf8dcb4-75df-4370-92c4-606e4ae6c4d3, AC_AWS_0199]
#   remedies:
#     - title: Make the cluster private
#       unsafe: clients outside of the VPC can no longer connect
#       set:
#         - {path: publicly_accessible, value: false}
publicly_accessible contains ["publicly_accessible"] if input.publicly_accessible

# METADATA
# title: Redshift cluster does not log connections and users
# description: >-
#   Audit logging records connections, logins and changes of users. It is off unless
#   the code delivers the log to S3 or CloudWatch.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html
# custom:
#   id: aws-redshift-cluster-audit-log-disabled
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [Redshift.4]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_71, 15ffbacc-fa42-4f6f-a57d-2feac7365caa, 3de2d4ff-fe53-4fc9-95d3-2f8a69bf90d6, AC_AWS_0200]
#   remedies:
#     - title: Log to CloudWatch
#       satellite:
#         type: aws_redshift_logging
#         link: cluster_identifier
#         attribute: id
#         set:
#           - {path: log_destination_type, value: cloudwatch}
#           - {path: log_exports, value: [connectionlog, userlog]}
#     - title: Turn logging on
#       set:
#         - {path: ".", value: true}
#         - {path: ../log_destination_type, value: cloudwatch}
#         - {path: ../log_exports, value: [connectionlog, userlog]}
audit_log_disabled contains ["logging"] if not input.logging

audit_log_disabled contains ["logging", "enable"] if input.logging.enable == false

# METADATA
# title: Redshift cluster does not take version upgrades
# description: >-
#   Engine upgrades carry security fixes and are applied in the maintenance window,
#   unless the code forbids it.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-considerations.html
# custom:
#   id: aws-redshift-cluster-version-upgrade-disabled
#   severity: medium
#   category: hardening
#   cwe: [CWE-1104]
#   controls:
#     aws-fsbp: [Redshift.6]
#     nist-800-53-r5: [SI-2]
#   aliases: [CKV_AWS_141]
#   remedies:
#     - title: Allow version upgrades
#       unsafe: the cluster restarts for upgrades in its maintenance window
#       set:
#         - {path: allow_version_upgrade, value: true}
version_upgrade_disabled contains ["allow_version_upgrade"] if input.allow_version_upgrade == false

# METADATA
# title: Redshift cluster takes no automated snapshots
# description: >-
#   A retention of 0 turns automated snapshots off.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html
# custom:
#   id: aws-redshift-cluster-backup-disabled
#   severity: medium
#   category: resilience
#   controls:
#     aws-fsbp: [Redshift.3]
#     nist-800-53-r5: [CP-9]
#   aliases: [CKV_AWS_343]
#   remedies:
#     - title: Keep automated snapshots for a week
#       set: [{path: automated_snapshot_retention_period, value: 7}]
backup_disabled contains ["automated_snapshot_retention_period"] if input.automated_snapshot_retention_period == 0

# METADATA
# title: Redshift cluster keeps snapshots for less than a week
# description: >-
#   Automated snapshots are kept for one day unless the code says more, and damage
#   is often noticed later than that.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html
# custom:
#   id: aws-redshift-cluster-short-backup-retention
#   severity: low
#   category: resilience
#   controls:
#     aws-fsbp: [Redshift.3]
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Keep automated snapshots for a week
#       set: [{path: automated_snapshot_retention_period, value: 7}]
short_backup_retention contains ["automated_snapshot_retention_period"] if {
	days := object.get(input, "automated_snapshot_retention_period", 1)
	days > 0
	days < 7
}

# METADATA
# title: Redshift cluster loads and unloads data outside the VPC
# description: >-
#   With enhanced VPC routing, COPY and UNLOAD traffic stays in the VPC, where
#   security groups, endpoints and flow logs see it.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-routing.html
# custom:
#   id: aws-redshift-cluster-enhanced-vpc-routing-disabled
#   severity: low
#   category: network
#   controls:
#     aws-fsbp: [Redshift.7]
#     nist-800-53-r5: [SC-7]
#   aliases: [CKV_AWS_321]
#   remedies:
#     - title: Route through the VPC
#       unsafe: the VPC needs routes to S3
#       set:
#         - {path: enhanced_vpc_routing, value: true}
enhanced_vpc_routing_disabled contains ["enhanced_vpc_routing"] if not input.enhanced_vpc_routing

# METADATA
# title: Redshift cluster has no subnet group
# description: >-
#   Without a subnet group the cluster lands in the default VPC, whose subnets are
#   public. Name a group of private subnets.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-cluster-subnet-groups.html
# custom:
#   id: aws-redshift-cluster-subnet-group-missing
#   severity: low
#   category: network
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [CKV_AWS_154, 0a494a6a-ebe2-48a0-9d77-cf9d5125e1b3, AWS-0085, AWS-0127, AVD-AWS-0085, AVD-AWS-0127]
#   remedies:
#     - title: Name a subnet group
#       unsafe: replaces the resource
#       set: [{path: cluster_subnet_group_name, value: "${aws_redshift_subnet_group.example.name}"}]
subnet_group_missing contains ["cluster_subnet_group_name"] if not input.cluster_subnet_group_name

# METADATA
# title: Redshift cluster listens on the default port
# description: >-
#   Scanners try the default port 5439 first. Another port is no protection by
#   itself but keeps the warehouse out of the simplest sweeps.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-console.html
# custom:
#   id: aws-redshift-cluster-default-port
#   severity: info
#   category: hardening
#   aliases:
#     [41abc6cc-dde1-4217-83d3-fb5f0cc09d8f, a478af30-8c3a-404d-aa64-0b673cee509a,
#     e01de151-a7bd-4db4-b49b-3c4775a5e881]
#   remedies:
#     - title: Use another port
#       unsafe: interrupts the cluster; clients must use the new port
#       set:
#         - {path: port, value: 5440}
default_port contains ["port"] if object.get(input, "port", 5439) == 5439

# METADATA
# title: Redshift cluster has the default administrator name
# description: >-
#   awsuser is the name that the console proposes, and names such as admin are the
#   first that an attacker tries. Give the administrator a name of your own.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-8
# custom:
#   id: aws-redshift-cluster-default-admin-username
#   severity: info
#   category: hardening
#   controls:
#     aws-fsbp: [Redshift.8]
#   aliases: [CKV_AWS_391]
#   remedies:
#     - title: Choose another name
#       unsafe: replaces the cluster
#       set:
#         - {path: master_username, value: app_owner, ask: the name of the administrator}
default_admin_username contains ["master_username"] if input.master_username in {"admin", "administrator", "awsuser", "postgres", "root"}

# METADATA
# title: Redshift cluster has the default database name
# description: >-
#   dev is the database that every cluster has unless the code names another one.
#   Name the database, so that mistaken or guessed connections fail.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
# custom:
#   id: aws-redshift-cluster-default-database-name
#   severity: info
#   category: hardening
#   aliases: [CKV_AWS_320]
#   remedies:
#     - title: Name the database
#       unsafe: replaces the cluster
#       set:
#         - {path: database_name, value: warehouse, ask: the name of the database}
default_database_name contains ["database_name"] if object.get(input, "database_name", "dev") == "dev"

# METADATA
# title: Redshift cluster has its password in the code
# description: >-
#   A password in the code is readable by everybody who can read the repository or
#   the state, and it is rarely changed. Let the service keep and rotate it in
#   Secrets Manager.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-secrets-manager-integration.html
# custom:
#   id: aws-redshift-cluster-password-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Let AWS keep the password in Secrets Manager
#       unsafe: changes the password; clients must read it from Secrets Manager
#       set:
#         - {path: manage_master_password, value: true}
#       remove: [master_password]
#     - title: Take the password from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: warehouse_password
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Password of the administrator of the warehouse}
#       set:
#         - {path: ".", value: "${var.warehouse_password}"}
password_in_code contains ["master_password"] if {
	value.literal(input.master_password)
	input.master_password != ""
}

# METADATA
# title: Redshift cluster is deleted without a final snapshot
# description: >-
#   skip_final_snapshot throws the data away together with the cluster. Leave it
#   off, so that a last snapshot remains.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html
# custom:
#   id: aws-redshift-cluster-no-final-snapshot
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
# title: Redshift cluster lives in one Availability Zone
# description: >-
#   A Multi-AZ cluster keeps compute in two zones and goes on working when one of
#   them fails. Nodes of the kind RA3 offer it.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-multi-az.html
# custom:
#   id: aws-redshift-cluster-single-zone
#   severity: info
#   category: resilience
#   controls:
#     aws-fsbp: [Redshift.18]
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Spread over zones
#       unsafe: doubles the cost of compute
#       set: [{path: multi_az, value: true}]
single_zone contains ["multi_az"] if {
	not input.multi_az
	startswith(input.node_type, "ra3")
}
