resource "aws_appsync_graphql_api" "bad" { # want "aws-appsync-graphql-api-no-waf"
  name                = "x"
  authentication_type = "AWS_IAM"
}

resource "aws_wafv2_web_acl_association" "bad" {
  resource_arn = aws_appsync_graphql_api.bad.arn
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

resource "aws_appsync_graphql_api" "good" {
  name                = "x"
  authentication_type = "AWS_IAM"
}

resource "aws_wafv2_web_acl_association" "good" {
  resource_arn = aws_appsync_graphql_api.good.arn
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/x/1"
}