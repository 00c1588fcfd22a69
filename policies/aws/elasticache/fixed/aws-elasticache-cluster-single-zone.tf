resource "aws_elasticache_cluster" "legacy" { # want "aws-elasticache-cluster-single-zone"
  cluster_id      = "legacy"
  engine          = "memcached"
  node_type       = "cache.r7g.large"
  num_cache_nodes = 2
  az_mode         = "cross-az"
}

resource "aws_elasticache_cluster" "archive" {
  cluster_id      = "archive"
  engine          = "memcached"
  node_type       = "cache.r7g.large"
  num_cache_nodes = 2
  az_mode         = "cross-az" # want "aws-elasticache-cluster-single-zone"
}

resource "aws_elasticache_cluster" "orders" {
  cluster_id      = "orders"
  engine          = "memcached"
  node_type       = "cache.r7g.large"
  num_cache_nodes = 2
  az_mode         = "cross-az"
}

resource "aws_elasticache_cluster" "sessions" {
  cluster_id      = "sessions"
  engine          = "redis"
  node_type       = "cache.r7g.large"
  num_cache_nodes = 1
}
