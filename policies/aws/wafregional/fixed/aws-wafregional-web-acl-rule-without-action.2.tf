resource "aws_wafregional_web_acl" "bad" {
  name        = "bad"
  metric_name = "bad"

  default_action {
    type = "BLOCK"
  }

  rule { # want "aws-wafregional-web-acl-rule-without-action"
    priority = 1
    rule_id  = "0123456789abcdef"
    type     = "REGULAR"
  }
}

resource "aws_wafregional_web_acl" "count" {
  name        = "count"
  metric_name = "count"

  default_action {
    type = "BLOCK"
  }

  rule {
    priority = 1
    rule_id  = "0123456789abcdef"
    type     = "REGULAR"

    action {
      type = "BLOCK" # want "aws-wafregional-web-acl-rule-without-action"
    }
  }
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
