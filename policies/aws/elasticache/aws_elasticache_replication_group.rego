# METADATA
# title: Amazon ElastiCache replication groups
# scope: package
package parapet.aws_elasticache_replication_group

import data.parapet.lib.value

# METADATA
# title: ElastiCache replication group is not encrypted at rest
# description: >-
#   Backups, swap and data on disk are in clear unless encryption was chosen when
#   the group was made. Valkey encrypts by default, Redis OSS does not.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
# custom:
#   id: aws-elasticache-replication-group-unencrypted
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [ElastiCache.4]
#     nist-800-53-r5: [SC-28]
#   aliases:
#     [CKV_AWS_29, 76976de7-c7b1-4f64-a94f-90c1345914c2, e4ee3903-9225-4b6a-bdfb-e62dbadef821, AC_AWS_0466,
#     AWS-0045, AVD-AWS-0045]
#   remedies:
#     - title: Encrypt the group
#       unsafe: replaces the group; what it holds is lost unless it is restored from a snapshot
#       set: [{path: at_rest_encryption_enabled, value: true}]
unencrypted contains ["at_rest_encryption_enabled"] if {
	not input.at_rest_encryption_enabled
	not valkey_default
}

# valkey_default: nothing is written, and Valkey encrypts by itself.
valkey_default if {
	input.engine == "valkey"
	not input.at_rest_encryption_enabled == false
}

# METADATA
# title: ElastiCache replication group does not use TLS
# description: >-
#   Without encryption in transit, tokens and data travel in clear between clients
#   and nodes and among the nodes.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html
# custom:
#   id: aws-elasticache-replication-group-in-transit-unencrypted
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [ElastiCache.5]
#     nist-800-53-r5: [SC-8]
#   aliases:
#     [AWS-0051, CKV_AWS_30, 1afbb3fa-cf6c-4a3d-b730-95e9f4df343e, 3b02569b-fc6f-4153-b3a3-ba91022fed68,
#     AC_AWS_0467, AVD-AWS-0051]
#   remedies:
#     - title: Use TLS
#       unsafe: >-
#         clients must connect with TLS; replaces the group if its engine is older than version
#         7.0.5
#       set: [{path: transit_encryption_enabled, value: true}]
in_transit_unencrypted contains ["transit_encryption_enabled"] if not input.transit_encryption_enabled

# METADATA
# title: ElastiCache replication group also accepts connections without TLS
# description: >-
#   The mode preferred is meant for the time of a migration: clients may still
#   connect in clear. Require TLS afterwards.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html
# custom:
#   id: aws-elasticache-replication-group-tls-optional
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Require TLS
#       unsafe: clients must connect with TLS
#       set: [{path: transit_encryption_mode, value: required}]
tls_optional contains ["transit_encryption_mode"] if input.transit_encryption_mode == "preferred"

# METADATA
# title: ElastiCache replication group asks for no password
# description: >-
#   Without an AUTH token or a user group, everybody who reaches the port may read
#   and change the data.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
# custom:
#   id: aws-elasticache-replication-group-authentication-missing
#   severity: medium
#   category: identity
#   cwe: [CWE-306]
#   controls:
#     aws-fsbp: [ElastiCache.6]
#     nist-800-53-r5: [IA-2]
#   aliases: [CKV_AWS_31]
#   remedies:
#     - title: Use an existing group of users
#       unsafe: clients must log in and connect with TLS
#       set:
#         - {path: user_group_ids, value: ["${aws_elasticache_user_group.example.user_group_id}"]}
#         - {path: transit_encryption_enabled, value: true}
#     - title: Require a token
#       unsafe: >-
#         clients must send the token and connect with TLS; the variable must be given a value
#         wherever the code is applied
#       declare:
#         - type: variable
#           name: cache_token
#           set:
#             - {path: description, value: AUTH token of the cache}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set:
#         - {path: auth_token, value: "${var.cache_token}"}
#         - {path: transit_encryption_enabled, value: true}
authentication_missing contains [["auth_token"], ["user_group_ids"]] if {
	not input.auth_token
	count(object.get(input, "user_group_ids", [])) == 0
}

# METADATA
# title: ElastiCache replication group has its AUTH token in the code
# description: >-
#   A token in the code is readable by everybody who can read the repository. Take
#   it from a secret store, or use users and groups.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html
# custom:
#   id: aws-elasticache-replication-group-token-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the token from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: cache_token
#           set:
#             - {path: description, value: Token}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.cache_token}"}]
token_in_code contains ["auth_token"] if {
	value.literal(input.auth_token)
	input.auth_token != ""
}

# METADATA
# title: ElastiCache replication group is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
# custom:
#   id: aws-elasticache-replication-group-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_191]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: >-
#         replaces the group; what it holds is lost unless it is restored from a snapshot; restoring
#         needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: elasticache
#           set:
#             - {path: description, value: Encrypts caches}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - {path: at_rest_encryption_enabled, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.elasticache.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: >-
#         replaces the group; what it holds is lost unless it is restored from a snapshot; restoring
#         needs permission on the key
#       set:
#         - {path: at_rest_encryption_enabled, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")

# METADATA
# title: ElastiCache replication group does not fail over by itself
# description: >-
#   With automatic failover a replica takes over when the primary node fails;
#   without it writes stop until somebody acts.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html
# custom:
#   id: aws-elasticache-replication-group-failover-disabled
#   severity: medium
#   category: resilience
#   controls:
#     aws-fsbp: [ElastiCache.3]
#     nist-800-53-r5: [CP-10]
#   aliases: [CKV2_AWS_50]
#   remedies:
#     - title: Fail over automatically
#       unsafe: needs at least one replica
#       set: [{path: automatic_failover_enabled, value: true}]
failover_disabled contains ["automatic_failover_enabled"] if not input.automatic_failover_enabled

# METADATA
# title: ElastiCache replication group lives in one Availability Zone
# description: >-
#   With Multi-AZ the replicas stand in other zones than the primary node and
#   survive the loss of its zone.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html
# custom:
#   id: aws-elasticache-replication-group-single-zone
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Spread over zones
#       unsafe: needs at least one replica
#       set: [{path: multi_az_enabled, value: true}, {path: automatic_failover_enabled, value: true}]
single_zone contains ["multi_az_enabled"] if not input.multi_az_enabled

# METADATA
# title: ElastiCache replication group takes no automatic snapshots
# description: >-
#   Snapshots are off unless a retention is set; they bring the data back after a
#   faulty write or a deletion.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html
# custom:
#   id: aws-elasticache-replication-group-backup-disabled
#   severity: medium
#   category: resilience
#   controls:
#     aws-fsbp: [ElastiCache.1]
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Keep snapshots for a week
#       set: [{path: snapshot_retention_limit, value: 7}]
backup_disabled contains ["snapshot_retention_limit"] if object.get(input, "snapshot_retention_limit", 0) == 0

# METADATA
# title: ElastiCache replication group does not take minor engine upgrades
# description: >-
#   Minor versions carry security fixes; they are applied by themselves unless the
#   code turns that off.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.html
# custom:
#   id: aws-elasticache-replication-group-minor-upgrades-disabled
#   severity: medium
#   category: hardening
#   cwe: [CWE-1104]
#   controls:
#     aws-fsbp: [ElastiCache.2]
#     nist-800-53-r5: [SI-2]
#   remedies:
#     - title: Take minor upgrades automatically
#       set: [{path: auto_minor_version_upgrade, value: true}]
minor_upgrades_disabled contains ["auto_minor_version_upgrade"] if input.auto_minor_version_upgrade == false

# METADATA
# title: ElastiCache replication group names no subnet group
# description: >-
#   Without a subnet group the nodes land in the default VPC. Name a group of
#   private subnets.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html
# custom:
#   id: aws-elasticache-replication-group-subnet-group-missing
#   severity: low
#   category: network
#   controls:
#     aws-fsbp: [ElastiCache.7]
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Name an existing subnet group
#       unsafe: replaces the group; what it holds is lost
#       set: [{path: subnet_group_name, value: "${aws_elasticache_subnet_group.example.name}"}]
#     - title: Make a subnet group
#       unsafe: replaces the group; what it holds is lost
#       declare:
#         - type: aws_elasticache_subnet_group
#           name: cache
#           set:
#             - {path: name, value: cache}
#             - path: subnet_ids
#               value: [subnet-0123456789abcdef0, subnet-0fedcba9876543210]
#               ask: private subnets in two zones
#       set: [{path: subnet_group_name, value: "${aws_elasticache_subnet_group.cache.name}"}]
subnet_group_missing contains ["subnet_group_name"] if object.get(input, "subnet_group_name", "default") == "default"

# METADATA
# title: ElastiCache replication group listens on the default port
# description: >-
#   Scanners try the default port 6379 first. Another port is no protection by
#   itself but keeps the cache out of the simplest sweeps.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/accessing-elasticache.html
# custom:
#   id: aws-elasticache-replication-group-default-port
#   severity: info
#   category: hardening
#   remedies:
#     - title: Use another port
#       unsafe: replaces the group; what it holds is lost, and clients must use the port
#       set: [{path: port, value: 6380}]
default_port contains ["port"] if object.get(input, "port", 6379) == 6379

# METADATA
# title: ElastiCache replication group runs a retired version of Redis
# description: >-
#   Versions of Redis before 4 are past the end of their support, get no security
#   fixes and cannot encrypt. Run Valkey or a current version of Redis OSS.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/supported-engine-versions.html
# custom:
#   id: aws-elasticache-replication-group-retired-version
#   severity: medium
#   category: hardening
#   cwe: [CWE-1104]
#   deprecated: true
#   controls:
#     nist-800-53-r5: [SI-2]
#   remedies:
#     - title: Run Redis OSS 7.1
#       unsafe: upgrades the engine across major versions
#       set: [{path: engine_version, value: "7.1"}]
retired_version contains ["engine_version"] if {
	input.engine == "redis"
	value.literal(input.engine_version)
	value.version_less(input.engine_version, "4")
}
