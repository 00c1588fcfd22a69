resource "aws_elasticache_serverless_cache" "legacy" { # want "aws-elasticache-serverless-cache-backup-disabled"
  name                     = "legacy"
  engine                   = "valkey"
  snapshot_retention_limit = 7
}

resource "aws_elasticache_serverless_cache" "orders" {
  name                     = "orders"
  engine                   = "valkey"
  snapshot_retention_limit = 7
}
