resource "aws_elasticache_cluster" "legacy" { # want "aws-elasticache-cluster-subnet-group-missing"
  cluster_id        = "legacy"
  engine            = "memcached"
  node_type         = "cache.r7g.large"
  num_cache_nodes   = 2
  subnet_group_name = aws_elasticache_subnet_group.cache.name
}

resource "aws_elasticache_subnet_group" "cache" {
  name       = "cache"
  subnet_ids = ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"]
}

resource "aws_elasticache_cluster" "archive" {
  cluster_id        = "archive"
  engine            = "memcached"
  node_type         = "cache.r7g.large"
  num_cache_nodes   = 2
  subnet_group_name = aws_elasticache_subnet_group.cache_2.name # want "aws-elasticache-cluster-subnet-group-missing"
}

resource "aws_elasticache_subnet_group" "cache_2" {
  name       = "cache"
  subnet_ids = ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"]
}

resource "aws_elasticache_cluster" "orders" {
  cluster_id        = "orders"
  engine            = "memcached"
  node_type         = "cache.r7g.large"
  num_cache_nodes   = 2
  subnet_group_name = "private"
}
