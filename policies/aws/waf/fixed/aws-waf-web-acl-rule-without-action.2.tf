resource "aws_waf_web_acl" "bad" {
  name        = "bad"
  metric_name = "bad"

  default_action {
    type = "BLOCK"
  }

  rules { # want "aws-waf-web-acl-rule-without-action"
    priority = 1
    rule_id  = "0123456789abcdef"
    type     = "REGULAR"
  }
}

resource "aws_waf_web_acl" "count" {
  name        = "count"
  metric_name = "count"

  default_action {
    type = "BLOCK"
  }

  rules {
    priority = 1
    rule_id  = "0123456789abcdef"
    type     = "REGULAR"

    action {
      type = "BLOCK" # want "aws-waf-web-acl-rule-without-action"
    }
  }
}

resource "aws_waf_web_acl" "good" {
  name        = "good"
  metric_name = "good"

  default_action {
    type = "BLOCK"
  }

  rules {
    priority = 1
    rule_id  = "0123456789abcdef"
    type     = "REGULAR"

    action {
      type = "BLOCK"
    }
  }
}
