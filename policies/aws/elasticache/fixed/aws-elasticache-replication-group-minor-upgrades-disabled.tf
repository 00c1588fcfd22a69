resource "aws_elasticache_replication_group" "legacy" {
  replication_group_id       = "legacy"
  description                = "legacy"
  engine                     = "redis"
  node_type                  = "cache.r7g.large"
  num_cache_clusters         = 2
  auto_minor_version_upgrade = true # want "aws-elasticache-replication-group-minor-upgrades-disabled"
}

resource "aws_elasticache_replication_group" "orders" {
  replication_group_id = "orders"
  description          = "orders"
  engine               = "redis"
  node_type            = "cache.r7g.large"
  num_cache_clusters   = 2
}

resource "aws_elasticache_replication_group" "ledger" {
  replication_group_id       = "ledger"
  description                = "ledger"
  engine                     = "redis"
  node_type                  = "cache.r7g.large"
  num_cache_clusters         = 2
  auto_minor_version_upgrade = true
}
