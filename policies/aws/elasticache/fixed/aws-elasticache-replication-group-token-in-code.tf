resource "aws_elasticache_replication_group" "legacy" {
  replication_group_id       = "legacy"
  description                = "legacy"
  engine                     = "redis"
  node_type                  = "cache.r7g.large"
  num_cache_clusters         = 2
  transit_encryption_enabled = true
  auth_token                 = var.cache_token # want "aws-elasticache-replication-group-token-in-code"
}

variable "cache_token" {
  description = "Token"
  type        = string
  sensitive   = true
}

resource "aws_elasticache_replication_group" "orders" {
  replication_group_id       = "orders"
  description                = "orders"
  engine                     = "redis"
  node_type                  = "cache.r7g.large"
  num_cache_clusters         = 2
  transit_encryption_enabled = true
  auth_token                 = var.auth_token
}

variable "auth_token" {
  type      = string
  sensitive = true
}
