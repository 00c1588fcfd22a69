# METADATA
# title: Amazon DynamoDB Accelerator clusters
# scope: package
package parapet.aws_dax_cluster

# METADATA
# title: DAX cluster is not encrypted at rest
# description: >-
#   The cache keeps items and configuration on disk in clear unless server-side
#   encryption is turned on when the cluster is made.
# related_resources:
#   - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html
# custom:
#   id: aws-dax-cluster-unencrypted
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [DynamoDB.3]
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_47, f11aec39-858f-4b6f-b946-0a1bf46c0c87, AC_AWS_0375, AWS-0023, AVD-AWS-0023]
#   remedies:
#     - title: Encrypt the cluster
#       unsafe: replaces the cluster
#       set: [{path: server_side_encryption.enabled, value: true}]
unencrypted contains ["server_side_encryption", "enabled"] if not input.server_side_encryption.enabled

# METADATA
# title: DAX cluster endpoint does not use TLS
# description: >-
#   Without endpoint encryption items travel between applications and the cache in
#   clear. It can only be chosen when the cluster is made.
# related_resources:
#   - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionInTransit.html
# custom:
#   id: aws-dax-cluster-tls-disabled
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [DynamoDB.7]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_239]
#   remedies:
#     - title: Use TLS
#       unsafe: replaces the cluster, and clients must connect with TLS
#       set: [{path: cluster_endpoint_encryption_type, value: TLS}]
tls_disabled contains ["cluster_endpoint_encryption_type"] if object.get(input, "cluster_endpoint_encryption_type", "NONE") == "NONE"

# METADATA
# title: DAX cluster has less than three nodes
# description: >-
#   A production cluster needs three nodes in three Availability Zones to survive
#   the loss of one.
# related_resources:
#   - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.concepts.cluster.html
# custom:
#   id: aws-dax-cluster-single-node
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Run three nodes
#       unsafe: adds the cost of more nodes
#       set: [{path: replication_factor, value: 3}]
single_node contains ["replication_factor"] if input.replication_factor < 3
