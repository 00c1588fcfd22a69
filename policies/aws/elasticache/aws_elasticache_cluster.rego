# METADATA
# title: Amazon ElastiCache clusters
# scope: package
package parapet.aws_elasticache_cluster

import data.parapet.lib.value

# METADATA
# title: ElastiCache cluster takes no automatic snapshots
# description: >-
#   Snapshots of Redis OSS and Valkey are off unless a retention is set; they bring
#   the data back after a faulty write or a deletion.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html
# custom:
#   id: aws-elasticache-cluster-backup-disabled
#   severity: medium
#   category: resilience
#   controls:
#     aws-fsbp: [ElastiCache.1]
#     nist-800-53-r5: [CP-9]
#   aliases:
#     [CKV_AWS_134, 8fdb08a0-a868-4fdf-9c27-ccab0237f1ab, e93bbe63-a631-4c0f-b6ef-700d48441ff2, AWS-0050,
#     AVD-AWS-0050]
#   remedies:
#     - title: Keep snapshots for a week
#       set: [{path: snapshot_retention_limit, value: 7}]
backup_disabled contains ["snapshot_retention_limit"] if {
	input.engine in {"redis", "valkey"}
	object.get(input, "snapshot_retention_limit", 0) == 0
}

# METADATA
# title: ElastiCache cluster does not take minor engine upgrades
# description: >-
#   Minor versions carry security fixes; they are applied by themselves unless the
#   code turns that off.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.html
# custom:
#   id: aws-elasticache-cluster-minor-upgrades-disabled
#   severity: medium
#   category: hardening
#   cwe: [CWE-1104]
#   controls:
#     aws-fsbp: [ElastiCache.2]
#     nist-800-53-r5: [SI-2]
#   aliases: [CKV_AWS_322]
#   remedies:
#     - title: Take minor upgrades automatically
#       set: [{path: auto_minor_version_upgrade, value: true}]
minor_upgrades_disabled contains ["auto_minor_version_upgrade"] if input.auto_minor_version_upgrade == false

# METADATA
# title: ElastiCache cluster names no subnet group
# description: >-
#   Without a subnet group the nodes land in the default VPC. Name a group of
#   private subnets.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html
# custom:
#   id: aws-elasticache-cluster-subnet-group-missing
#   severity: low
#   category: network
#   controls:
#     aws-fsbp: [ElastiCache.7]
#     nist-800-53-r5: [SC-7]
#   aliases:
#     [CKV_AWS_323, 5527dcfc-94f9-4bf6-b7d4-1b78850cf41f, 8c849af7-a399-46f7-a34c-32d3dc96f1fc,
#     ba766c53-fe71-4bbb-be35-b6803f2ef13e]
#   remedies:
#     - title: Name an existing subnet group
#       unsafe: replaces the cluster; what it holds is lost
#       set: [{path: subnet_group_name, value: "${aws_elasticache_subnet_group.example.name}"}]
#     - title: Make a subnet group
#       unsafe: replaces the cluster; what it holds is lost
#       declare:
#         - type: aws_elasticache_subnet_group
#           name: cache
#           set:
#             - {path: name, value: cache}
#             - path: subnet_ids
#               value: [subnet-0123456789abcdef0, subnet-0fedcba9876543210]
#               ask: private subnets in two zones
#       set: [{path: subnet_group_name, value: "${aws_elasticache_subnet_group.cache.name}"}]
subnet_group_missing contains ["subnet_group_name"] if {
	object.get(input, "subnet_group_name", "default") == "default"
	not input.replication_group_id
}

# METADATA
# title: Memcached cluster lives in one Availability Zone
# description: >-
#   The nodes of a Memcached cluster stand in one zone unless az_mode is cross-az,
#   and the whole cache is lost with the zone.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/FaultTolerance.html
# custom:
#   id: aws-elasticache-cluster-single-zone
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   aliases:
#     [6db03a91-f933-4f13-ab38-a8b87a7de54d, 9b18fc19-7fb8-49b1-8452-9c757c70f926,
#     cfdef2e5-1fe4-4ef4-bea8-c56e08963150, AC_AWS_0104]
#   remedies:
#     - title: Spread over zones
#       unsafe: needs two nodes or more
#       set: [{path: az_mode, value: cross-az}]
single_zone contains ["az_mode"] if {
	object.get(input, "az_mode", "single-az") == "single-az"
	input.engine == "memcached"
}

# METADATA
# title: Memcached cluster does not use TLS
# description: >-
#   Without encryption in transit cached data travels in clear. Memcached offers it
#   from version 1.6.12.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-mc.html
# custom:
#   id: aws-elasticache-cluster-in-transit-unencrypted
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Use TLS
#       unsafe: replaces the cluster; what it holds is lost, and clients must connect with TLS
#       set: [{path: transit_encryption_enabled, value: true}]
in_transit_unencrypted contains ["transit_encryption_enabled"] if {
	not input.transit_encryption_enabled
	input.engine == "memcached"
}

# METADATA
# title: ElastiCache cluster listens on the default port
# description: >-
#   Scanners try the default ports 6379 and 11211 first. Another port is no
#   protection by itself but keeps the cache out of the simplest sweeps.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/accessing-elasticache.html
# custom:
#   id: aws-elasticache-cluster-default-port
#   severity: info
#   category: hardening
#   aliases:
#     [323db967-c68e-44e6-916c-a777f95af34b, 5d89db57-8b51-4b38-bb76-b9bd42bd40f0,
#     7cc6c791-5f68-4816-a564-b9b699f9d26e]
#   remedies:
#     - title: Use another port
#       unsafe: replaces the cluster; what it holds is lost, and clients must use the port
#       set: [{path: port, value: 11311}]
default_port contains ["port"] if {
	object.get(input, "port", engine_port) == engine_port
	not input.replication_group_id
}

engine_port := 11211 if input.engine == "memcached"

engine_port := 6379 if input.engine in {"redis", "valkey"}

# METADATA
# title: ElastiCache cluster runs a retired version of Redis
# description: >-
#   Versions of Redis before 4 are past the end of their support, get no security
#   fixes and cannot encrypt. Run Valkey or a current version of Redis OSS.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/supported-engine-versions.html
# custom:
#   id: aws-elasticache-cluster-retired-version
#   severity: medium
#   category: hardening
#   cwe: [CWE-1104]
#   deprecated: true
#   controls:
#     nist-800-53-r5: [SI-2]
#   aliases: [254c932d-e3bf-44b2-bc9d-eb5fdb09f8d4]
#   remedies:
#     - title: Run Redis OSS 7.1
#       unsafe: upgrades the engine across major versions
#       set: [{path: engine_version, value: "7.1"}]
retired_version contains ["engine_version"] if {
	input.engine == "redis"
	value.literal(input.engine_version)
	value.version_less(input.engine_version, "4")
}
