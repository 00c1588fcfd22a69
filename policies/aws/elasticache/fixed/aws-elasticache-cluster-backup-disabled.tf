resource "aws_elasticache_cluster" "legacy" { # want "aws-elasticache-cluster-backup-disabled"
  cluster_id               = "legacy"
  engine                   = "redis"
  node_type                = "cache.r7g.large"
  num_cache_nodes          = 1
  snapshot_retention_limit = 7
}

resource "aws_elasticache_cluster" "archive" {
  cluster_id               = "archive"
  engine                   = "redis"
  node_type                = "cache.r7g.large"
  num_cache_nodes          = 1
  snapshot_retention_limit = 7 # want "aws-elasticache-cluster-backup-disabled"
}

resource "aws_elasticache_cluster" "orders" {
  cluster_id               = "orders"
  engine                   = "redis"
  node_type                = "cache.r7g.large"
  num_cache_nodes          = 1
  snapshot_retention_limit = 7
}

resource "aws_elasticache_cluster" "pages" {
  cluster_id      = "pages"
  engine          = "memcached"
  node_type       = "cache.r7g.large"
  num_cache_nodes = 2
}
