# METADATA
# title: Amazon Aurora DSQL clusters
# scope: package
package parapet.aws_dsql_cluster

import data.parapet.lib.value

# METADATA
# title: DSQL cluster can be deleted by a single API call
# description: >-
#   Deletion protection makes the loss of the database a deliberate act of two steps.
# related_resources:
#   - https://docs.aws.amazon.com/aurora-dsql/latest/userguide/managing-clusters.html
# custom:
#   id: aws-dsql-cluster-no-deletion-protection
#   severity: medium
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Protect the cluster from deletion
#       set:
#         - {path: deletion_protection_enabled, value: true}
no_deletion_protection contains ["deletion_protection_enabled"] if not input.deletion_protection_enabled

# METADATA
# title: DSQL cluster is not encrypted with a KMS key of the account
# description: >-
#   The cluster is encrypted with a key that AWS owns. A customer managed key has its own
#   policy, rotation and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/aurora-dsql/latest/userguide/data-encryption.html
# custom:
#   id: aws-dsql-cluster-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: whoever connects needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: dsql
#           set:
#             - {path: description, value: Encrypts DSQL clusters}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_encryption_key, value: "${aws_kms_key.dsql.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: whoever connects needs permission on the key
#       set: [{path: kms_encryption_key, value: "${aws_kms_key.example.arn}"}]
no_cmk contains ["kms_encryption_key"] if not value.is_set(input, "kms_encryption_key")

no_cmk contains ["kms_encryption_key"] if input.kms_encryption_key == "AWS_OWNED_KMS_KEY"
