resource "aws_wafregional_rule" "bad" { # want "aws-wafregional-rule-no-conditions"
  name        = "bad"
  metric_name = "bad"

  predicate {
    type    = "IPMatch"
    data_id = aws_wafregional_ipset.example.id
    negated = false
  }
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
