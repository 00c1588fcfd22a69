resource "aws_opensearch_domain" "bad" { # want "aws-opensearch-domain-no-audit-logs"
  domain_name = "search"
}

resource "aws_opensearch_domain" "good" {
  domain_name = "search"

  log_publishing_options {
    cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:audit"
    log_type                 = "AUDIT_LOGS"
    enabled                  = true
  }
}
