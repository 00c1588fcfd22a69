resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_elasticache_serverless_cache" "legacy" { # want "aws-elasticache-serverless-cache-customer-managed-key"
  name       = "legacy"
  engine     = "valkey"
  kms_key_id = aws_kms_key.data.arn
}

resource "aws_elasticache_serverless_cache" "orders" {
  name       = "orders"
  engine     = "valkey"
  kms_key_id = aws_kms_key.data.arn
}
