# METADATA
# title: Amazon DocumentDB global clusters
# scope: package
package parapet.aws_docdb_global_cluster

# METADATA
# title: DocumentDB global cluster is not encrypted at rest
# description: >-
#   All clusters of the global cluster are as encrypted as it is, and it can only be
#   chosen when it is made. One that is made from an existing cluster follows that
#   cluster.
# related_resources:
#   - https://docs.aws.amazon.com/documentdb/latest/developerguide/global-clusters.html
# custom:
#   id: aws-docdb-global-cluster-unencrypted
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_292]
#   remedies:
#     - title: Encrypt the storage
#       unsafe: replaces the global cluster, whose data must be restored from a snapshot
#       set: [{path: storage_encrypted, value: true}]
unencrypted contains ["storage_encrypted"] if {
	not input.storage_encrypted
	not input.source_db_cluster_identifier
}
