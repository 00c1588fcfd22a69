resource "aws_waf_web_acl" "bad" { # want "aws-waf-web-acl-no-rules"
  name        = "bad"
  metric_name = "bad"

  default_action {
    type = "BLOCK"
  }

  rules {
    rule_id  = aws_waf_rule.example.id
    priority = 1

    action {
      type = "BLOCK"
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
