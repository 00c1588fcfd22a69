resource "aws_appsync_api_cache" "bad" { # want "aws-appsync-graphql-api-cache-unencrypted-at-rest"
  api_id                     = "bad"
  api_caching_behavior       = "FULL_REQUEST_CACHING"
  type                       = "SMALL"
  ttl                        = 900
  at_rest_encryption_enabled = true
}
resource "aws_appsync_api_cache" "good" {
  api_id                     = "good"
  api_caching_behavior       = "FULL_REQUEST_CACHING"
  type                       = "SMALL"
  ttl                        = 900
  at_rest_encryption_enabled = true
}