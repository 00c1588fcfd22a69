resource "aws_lb" "bad" { # want "aws-lb-no-waf"
  name    = "web"
  subnets = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}

resource "aws_wafv2_web_acl_association" "bad" {
  resource_arn = aws_lb.bad.arn
  web_acl_arn  = aws_wafv2_web_acl.common.arn
}

resource "aws_wafv2_web_acl" "common" {
  name  = "common"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  rule {
    name     = "common"
    priority = 1

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesCommonRuleSet"
        vendor_name = "AWS"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "common"
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "known-bad-inputs"
    priority = 2

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesKnownBadInputsRuleSet"
        vendor_name = "AWS"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "known-bad-inputs"
      sampled_requests_enabled   = true
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "common"
    sampled_requests_enabled   = true
  }
}

resource "aws_cloudwatch_log_group" "common" {
  name              = "aws-waf-logs-common"
  retention_in_days = 365
}

resource "aws_wafv2_web_acl_logging_configuration" "common" {
  resource_arn            = aws_wafv2_web_acl.common.arn
  log_destination_configs = [aws_cloudwatch_log_group.common.arn]
}

resource "aws_lb" "good" {
  name    = "shop"
  subnets = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}

resource "aws_wafv2_web_acl_association" "good" {
  resource_arn = aws_lb.good.arn
  web_acl_arn  = "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/shop/a1b2c3d4-5678-90ab-cdef-EXAMPLE11111"
}

resource "aws_lb" "internal" {
  name     = "intranet"
  internal = true
  subnets  = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}
