resource "aws_elasticache_replication_group" "legacy" { # want "aws-elasticache-replication-group-subnet-group-missing"
  replication_group_id = "legacy"
  description          = "legacy"
  engine               = "redis"
  node_type            = "cache.r7g.large"
  num_cache_clusters   = 2
  subnet_group_name    = aws_elasticache_subnet_group.cache.name
}

resource "aws_elasticache_subnet_group" "cache" {
  name       = "cache"
  subnet_ids = ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"]
}

resource "aws_elasticache_replication_group" "archive" {
  replication_group_id = "archive"
  description          = "archive"
  engine               = "redis"
  node_type            = "cache.r7g.large"
  num_cache_clusters   = 2
  subnet_group_name    = aws_elasticache_subnet_group.cache_2.name # want "aws-elasticache-replication-group-subnet-group-missing"
}

resource "aws_elasticache_subnet_group" "cache_2" {
  name       = "cache"
  subnet_ids = ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"]
}

resource "aws_elasticache_replication_group" "orders" {
  replication_group_id = "orders"
  description          = "orders"
  engine               = "redis"
  node_type            = "cache.r7g.large"
  num_cache_clusters   = 2
  subnet_group_name    = "private"
}
