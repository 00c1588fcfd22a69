resource "aws_wafregional_rule" "bad" { # want "aws-wafregional-rule-no-conditions"
  name        = "bad"
  metric_name = "bad"
}

resource "aws_wafregional_rule" "good" {
  name        = "good"
  metric_name = "good"

  predicate {
    data_id = "0123456789abcdef"
    negated = false
    type    = "IPMatch"
  }
}
