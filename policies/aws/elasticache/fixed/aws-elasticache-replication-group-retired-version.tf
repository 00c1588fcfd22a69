resource "aws_elasticache_replication_group" "legacy" {
  replication_group_id = "legacy"
  description          = "legacy"
  engine               = "redis"
  node_type            = "cache.r7g.large"
  num_cache_clusters   = 2
  engine_version       = "7.1" # want "aws-elasticache-replication-group-retired-version"
}

resource "aws_elasticache_replication_group" "orders" {
  replication_group_id = "orders"
  description          = "orders"
  engine               = "redis"
  node_type            = "cache.r7g.large"
  num_cache_clusters   = 2
  engine_version       = "7.1"
}
