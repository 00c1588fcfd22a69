resource "aws_elasticache_user" "legacy" {
  user_id              = "legacy"
  user_name            = "legacy"
  engine               = "valkey"
  access_string        = "on ~app:* +@read +@write"
  no_password_required = true # want "aws-elasticache-user-password-missing"
}

resource "aws_elasticache_user" "archive" {
  user_id       = "archive"
  user_name     = "archive"
  engine        = "valkey"
  access_string = "on ~app:* +@read +@write"

  authentication_mode {
    type = "iam" # want "aws-elasticache-user-password-missing"
  }
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
