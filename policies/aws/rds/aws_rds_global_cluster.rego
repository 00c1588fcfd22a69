# METADATA
# title: Amazon Aurora global databases
# scope: package
package parapet.aws_rds_global_cluster

# METADATA
# title: Aurora global database is not encrypted at rest
# description: >-
#   All clusters of the global database are as encrypted as it is, and it can only
#   be chosen when it is made. One that is made from an existing cluster follows
#   that cluster.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html
# custom:
#   id: aws-rds-global-cluster-unencrypted
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_140]
#   remedies:
#     - title: Encrypt the storage
#       unsafe: replaces the resource
#       set: [{path: storage_encrypted, value: true}]
unencrypted contains ["storage_encrypted"] if {
	not input.storage_encrypted
	not input.source_db_cluster_identifier
}

# METADATA
# title: Aurora global database can be deleted without further ado
# description: >-
#   Deletion protection refuses to delete the global database until it is turned off
#   first.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html
# custom:
#   id: aws-rds-global-cluster-deletion-protection-disabled
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Turn deletion protection on
#       set: [{path: deletion_protection, value: true}]
deletion_protection_disabled contains ["deletion_protection"] if not input.deletion_protection
