resource "aws_elasticache_cluster" "legacy" { # want "aws-elasticache-cluster-subnet-group-missing"
  cluster_id        = "legacy"
  engine            = "memcached"
  node_type         = "cache.r7g.large"
  num_cache_nodes   = 2
  subnet_group_name = aws_elasticache_subnet_group.example.name
}

resource "aws_elasticache_cluster" "archive" {
  cluster_id        = "archive"
  engine            = "memcached"
  node_type         = "cache.r7g.large"
  num_cache_nodes   = 2
  subnet_group_name = aws_elasticache_subnet_group.example.name # want "aws-elasticache-cluster-subnet-group-missing"
}

resource "aws_elasticache_cluster" "orders" {
  cluster_id        = "orders"
  engine            = "memcached"
  node_type         = "cache.r7g.large"
  num_cache_nodes   = 2
  subnet_group_name = "private"
}
