resource "aws_wafregional_web_acl" "bad" { # want "aws-wafregional-web-acl-no-rules"
  name        = "bad"
  metric_name = "bad"

  default_action {
    type = "BLOCK"
  }

  rule {
    rule_id  = aws_wafregional_rule.example.id
    priority = 1

    action {
      type = "BLOCK"
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
