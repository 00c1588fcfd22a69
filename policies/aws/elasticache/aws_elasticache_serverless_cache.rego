# METADATA
# title: Amazon ElastiCache Serverless caches
# scope: package
package parapet.aws_elasticache_serverless_cache

import data.parapet.lib.value

# METADATA
# title: ElastiCache Serverless cache is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
# custom:
#   id: aws-elasticache-serverless-cache-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: >-
#         replaces the cache; what it holds is lost unless it is restored from a snapshot; restoring
#         needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: elasticache
#           set:
#             - {path: description, value: Encrypts caches}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key_id, value: "${aws_kms_key.elasticache.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: >-
#         replaces the cache; what it holds is lost unless it is restored from a snapshot; restoring
#         needs permission on the key
#       set: [{path: kms_key_id, value: "${aws_kms_key.example.arn}"}]
aws_key contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")

# METADATA
# title: ElastiCache Serverless cache takes no automatic snapshots
# description: >-
#   Snapshots are off unless a retention is set.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html
# custom:
#   id: aws-elasticache-serverless-cache-backup-disabled
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Keep snapshots for a week
#       set: [{path: snapshot_retention_limit, value: 7}]
backup_disabled contains ["snapshot_retention_limit"] if {
	input.engine in {"redis", "valkey"}
	object.get(input, "snapshot_retention_limit", 0) == 0
}
