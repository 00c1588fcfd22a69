resource "aws_opensearch_domain" "bad" { # want "aws-opensearch-domain-no-slow-logs"
  domain_name = "search"
}

resource "aws_opensearch_domain" "good" {
  domain_name = "search"

  log_publishing_options {
    cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:slow"
    log_type                 = "SEARCH_SLOW_LOGS"
  }
}
