resource "aws_elasticache_replication_group" "legacy" { # want "aws-elasticache-replication-group-authentication-missing"
  replication_group_id       = "legacy"
  description                = "legacy"
  engine                     = "redis"
  node_type                  = "cache.r7g.large"
  num_cache_clusters         = 2
  transit_encryption_enabled = true
  auth_token                 = var.cache_token
}

variable "cache_token" {
  description = "AUTH token of the cache"
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

resource "aws_elasticache_replication_group" "ledger" {
  replication_group_id       = "ledger"
  description                = "ledger"
  engine                     = "redis"
  node_type                  = "cache.r7g.large"
  num_cache_clusters         = 2
  transit_encryption_enabled = true
  user_group_ids             = ["application"]
}

variable "auth_token" {
  type      = string
  sensitive = true
}
