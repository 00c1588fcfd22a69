resource "aws_wafregional_web_acl" "bad" { # want "aws-wafregional-web-acl-no-rules"
  name        = "bad"
  metric_name = "bad"

  default_action {
    type = "BLOCK"
  }

  rule {
    rule_id  = aws_wafregional_rate_based_rule.rate_limit.id
    priority = 1
    type     = "RATE_BASED"

    action {
      type = "BLOCK"
    }
  }
}

resource "aws_wafregional_rate_based_rule" "rate_limit" {
  name        = "rate-limit"
  metric_name = "RateLimit"
  rate_key    = "IP"
  rate_limit  = 2000
}

resource "aws_wafregional_web_acl" "good" {
  name        = "good"
  metric_name = "good"

  default_action {
    type = "BLOCK"
  }

  rule {
    priority = 1
    rule_id  = "0123456789abcdef"
    type     = "REGULAR"

    action {
      type = "BLOCK"
    }
  }
}
