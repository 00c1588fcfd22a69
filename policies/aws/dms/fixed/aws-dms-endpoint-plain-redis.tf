resource "aws_dms_endpoint" "bad" {
  endpoint_id   = "cache"
  endpoint_type = "target"
  engine_name   = "redis"

  redis_settings {
    server_name           = "cache.example.com"
    port                  = 6379
    auth_type             = "none"
    ssl_security_protocol = "ssl-encryption" # want "aws-dms-endpoint-plain-redis"
  }
}

resource "aws_dms_endpoint" "good" {
  endpoint_id   = "cache"
  endpoint_type = "target"
  engine_name   = "redis"

  redis_settings {
    server_name = "cache.example.com"
    port        = 6379
    auth_type   = "none"
  }
}
