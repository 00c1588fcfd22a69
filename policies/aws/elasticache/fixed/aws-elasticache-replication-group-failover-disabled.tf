resource "aws_elasticache_replication_group" "legacy" { # want "aws-elasticache-replication-group-failover-disabled"
  replication_group_id       = "legacy"
  description                = "legacy"
  engine                     = "redis"
  node_type                  = "cache.r7g.large"
  num_cache_clusters         = 2
  automatic_failover_enabled = true
}

resource "aws_elasticache_replication_group" "archive" {
  replication_group_id       = "archive"
  description                = "archive"
  engine                     = "redis"
  node_type                  = "cache.r7g.large"
  num_cache_clusters         = 2
  automatic_failover_enabled = true # want "aws-elasticache-replication-group-failover-disabled"
}

resource "aws_elasticache_replication_group" "orders" {
  replication_group_id       = "orders"
  description                = "orders"
  engine                     = "redis"
  node_type                  = "cache.r7g.large"
  num_cache_clusters         = 2
  automatic_failover_enabled = true
}
