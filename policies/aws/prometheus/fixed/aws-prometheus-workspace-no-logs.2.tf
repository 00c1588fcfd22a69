resource "aws_prometheus_workspace" "bad" { # want "aws-prometheus-workspace-no-logs"
  alias = "production"

  logging_configuration {
    log_group_arn = "${aws_cloudwatch_log_group.example.arn}:*"
  }
}

resource "aws_prometheus_workspace" "good" {
  alias = "production"

  logging_configuration {
    log_group_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:prometheus:*"
  }
}
