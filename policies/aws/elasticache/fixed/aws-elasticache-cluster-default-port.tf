resource "aws_elasticache_cluster" "legacy" { # want "aws-elasticache-cluster-default-port"
  cluster_id      = "legacy"
  engine          = "memcached"
  node_type       = "cache.r7g.large"
  num_cache_nodes = 2
  port            = 11311
}

resource "aws_elasticache_cluster" "archive" {
  cluster_id      = "archive"
  engine          = "memcached"
  node_type       = "cache.r7g.large"
  num_cache_nodes = 2
  port            = 11311 # want "aws-elasticache-cluster-default-port"
}

resource "aws_elasticache_cluster" "orders" {
  cluster_id      = "orders"
  engine          = "memcached"
  node_type       = "cache.r7g.large"
  num_cache_nodes = 2
  port            = 11311
}
