resource "aws_prometheus_workspace" "bad" { # want "aws-prometheus-workspace-no-logs"
  alias = "production"

  logging_configuration {
    log_group_arn = "${aws_cloudwatch_log_group.prometheus.arn}:*"
  }
}

resource "aws_cloudwatch_log_group" "prometheus" {
  name_prefix       = "/aws/vendedlogs/prometheus/"
  retention_in_days = 365
}

resource "aws_prometheus_workspace" "good" {
  alias = "production"

  logging_configuration {
    log_group_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:prometheus:*"
  }
}
