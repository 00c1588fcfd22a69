resource "aws_opensearch_domain" "bad" { # want "aws-opensearch-domain-no-audit-logs"
  domain_name = "search"

  log_publishing_options {
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.search.arn
    log_type                 = "AUDIT_LOGS"
  }
}

resource "aws_cloudwatch_log_group" "search" {
  name_prefix       = "/aws/opensearch/"
  retention_in_days = 365
}

resource "aws_cloudwatch_log_resource_policy" "search" {
  policy_name = "opensearch-logs"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "es.amazonaws.com"
        }
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.search.arn}:*"
      },
    ]
  })
}

resource "aws_opensearch_domain" "good" {
  domain_name = "search"

  log_publishing_options {
    cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:audit"
    log_type                 = "AUDIT_LOGS"
    enabled                  = true
  }
}
