resource "aws_elasticache_user" "legacy" {
  user_id       = "legacy"
  user_name     = "legacy"
  engine        = "valkey"
  access_string = "on ~app:* +@read +@write"
  passwords     = [var.cache_password] # want "aws-elasticache-user-password-in-code"
}

variable "cache_password" {
  description = "Password"
  type        = string
  sensitive   = true
}

resource "aws_elasticache_user" "orders" {
  user_id       = "orders"
  user_name     = "orders"
  engine        = "valkey"
  access_string = "on ~app:* +@read +@write"

  authentication_mode {
    type = "iam"
  }
}
