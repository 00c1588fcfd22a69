resource "aws_waf_rule" "bad" { # want "aws-waf-rule-no-conditions"
  name        = "bad"
  metric_name = "bad"

  predicates {
    type    = "IPMatch"
    data_id = aws_waf_ipset.example.id
    negated = false
  }
}

resource "aws_waf_rule" "good" {
  name        = "good"
  metric_name = "good"

  predicates {
    data_id = "0123456789abcdef"
    negated = false
    type    = "IPMatch"
  }
}
