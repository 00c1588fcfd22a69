# METADATA
# title: Amazon Neptune global databases
# scope: package
package parapet.aws_neptune_global_cluster

# METADATA
# title: Neptune global database is not encrypted at rest
# description: >-
#   All clusters of the global database are as encrypted as it is, and it can only
#   be chosen when it is made.
# related_resources:
#   - https://docs.aws.amazon.com/neptune/latest/userguide/neptune-global-database.html
# custom:
#   id: aws-neptune-global-cluster-unencrypted
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt the storage
#       unsafe: replaces the resource
#       set: [{path: storage_encrypted, value: true}]
unencrypted contains ["storage_encrypted"] if {
	not input.storage_encrypted
	not input.source_db_cluster_identifier
}
