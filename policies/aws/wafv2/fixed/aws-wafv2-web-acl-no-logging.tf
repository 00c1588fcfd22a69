resource "aws_wafv2_web_acl" "bad" { # want "aws-wafv2-web-acl-no-logging"
  name  = "bad"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "bad"
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl_logging_configuration" "bad" {
  resource_arn            = aws_wafv2_web_acl.bad.arn
  log_destination_configs = [aws_cloudwatch_log_group.waf.arn]
}

resource "aws_cloudwatch_log_group" "waf" {
  name_prefix       = "aws-waf-logs-"
  retention_in_days = 365
}

resource "aws_wafv2_web_acl" "good" {
  name  = "good"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "good"
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl_logging_configuration" "good" {
  resource_arn            = aws_wafv2_web_acl.good.arn
  log_destination_configs = ["arn:aws:firehose:eu-central-1:123456789012:deliverystream/aws-waf-logs-site"]
}
