resource "aws_waf_rule_group" "bad" { # want "aws-waf-rule-group-empty"
  name        = "bad"
  metric_name = "bad"

  activated_rule {
    rule_id  = aws_waf_rule.example.id
    priority = 1

    action {
      type = "BLOCK"
    }
  }
}

resource "aws_waf_rule_group" "good" {
  name        = "good"
  metric_name = "good"

  activated_rule {
    priority = 1
    rule_id  = "0123456789abcdef"

    action {
      type = "BLOCK"
    }
  }
}
