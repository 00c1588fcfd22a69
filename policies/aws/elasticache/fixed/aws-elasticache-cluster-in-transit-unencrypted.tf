resource "aws_elasticache_cluster" "legacy" { # want "aws-elasticache-cluster-in-transit-unencrypted"
  cluster_id                 = "legacy"
  engine                     = "memcached"
  node_type                  = "cache.r7g.large"
  num_cache_nodes            = 2
  transit_encryption_enabled = true
}

resource "aws_elasticache_cluster" "archive" {
  cluster_id                 = "archive"
  engine                     = "memcached"
  node_type                  = "cache.r7g.large"
  num_cache_nodes            = 2
  transit_encryption_enabled = true # want "aws-elasticache-cluster-in-transit-unencrypted"
}

resource "aws_elasticache_cluster" "orders" {
  cluster_id                 = "orders"
  engine                     = "memcached"
  node_type                  = "cache.r7g.large"
  num_cache_nodes            = 2
  transit_encryption_enabled = true
}
