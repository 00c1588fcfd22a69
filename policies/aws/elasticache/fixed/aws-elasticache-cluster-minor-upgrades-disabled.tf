resource "aws_elasticache_cluster" "legacy" {
  cluster_id                 = "legacy"
  engine                     = "memcached"
  node_type                  = "cache.r7g.large"
  num_cache_nodes            = 2
  auto_minor_version_upgrade = true # want "aws-elasticache-cluster-minor-upgrades-disabled"
}

resource "aws_elasticache_cluster" "orders" {
  cluster_id      = "orders"
  engine          = "memcached"
  node_type       = "cache.r7g.large"
  num_cache_nodes = 2
}

resource "aws_elasticache_cluster" "ledger" {
  cluster_id                 = "ledger"
  engine                     = "memcached"
  node_type                  = "cache.r7g.large"
  num_cache_nodes            = 2
  auto_minor_version_upgrade = true
}
