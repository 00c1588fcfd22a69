resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_elasticache_replication_group" "legacy" { # want "aws-elasticache-replication-group-customer-managed-key"
  replication_group_id       = "legacy"
  description                = "legacy"
  engine                     = "redis"
  node_type                  = "cache.r7g.large"
  num_cache_clusters         = 2
  at_rest_encryption_enabled = true
  kms_key_id                 = aws_kms_key.elasticache.arn
}

resource "aws_kms_key" "elasticache" {
  description         = "Encrypts caches"
  enable_key_rotation = true
}

resource "aws_elasticache_replication_group" "orders" {
  replication_group_id       = "orders"
  description                = "orders"
  engine                     = "redis"
  node_type                  = "cache.r7g.large"
  num_cache_clusters         = 2
  at_rest_encryption_enabled = true
  kms_key_id                 = aws_kms_key.data.arn
}
