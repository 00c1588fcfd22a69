resource "aws_cloudwatch_composite_alarm" "bad" {
  alarm_name      = "service-down"
  alarm_rule      = "ALARM(errors) AND ALARM(latency)"
  alarm_actions   = ["arn:aws:sns:eu-central-1:123456789012:on-call"]
  actions_enabled = true # want "aws-cloudwatch-composite-alarm-actions-disabled"
}

resource "aws_cloudwatch_composite_alarm" "good" {
  alarm_name    = "service-down"
  alarm_rule    = "ALARM(errors) AND ALARM(latency)"
  alarm_actions = ["arn:aws:sns:eu-central-1:123456789012:on-call"]
}
