resource "aws_wafregional_web_acl" "bad" { # want "aws-wafregional-web-acl-no-logging"
  name        = "bad"
  metric_name = "bad"

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

  logging_configuration {
    log_destination = aws_kinesis_firehose_delivery_stream.example.arn
  }
}

resource "aws_wafregional_web_acl" "good" {
  name        = "good"
  metric_name = "good"

  default_action {
    type = "BLOCK"
  }

  logging_configuration {
    log_destination = "arn:aws:firehose:us-east-1:123456789012:deliverystream/aws-waf-logs-site"
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
