resource "aws_elasticache_cluster" "legacy" {
  cluster_id      = "legacy"
  engine          = "redis"
  node_type       = "cache.r7g.large"
  num_cache_nodes = 1
  engine_version  = "7.1" # want "aws-elasticache-cluster-retired-version"
}

resource "aws_elasticache_cluster" "orders" {
  cluster_id      = "orders"
  engine          = "redis"
  node_type       = "cache.r7g.large"
  num_cache_nodes = 1
  engine_version  = "7.1"
}
