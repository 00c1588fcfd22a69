resource "aws_cloudwatch_metric_alarm" "bad" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "AWS/Lambda"
  alarm_actions       = ["arn:aws:sns:eu-central-1:123456789012:on-call"]
  actions_enabled     = true # want "aws-cloudwatch-metric-alarm-actions-disabled"
}

resource "aws_cloudwatch_metric_alarm" "good" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "AWS/Lambda"
  alarm_actions       = ["arn:aws:sns:eu-central-1:123456789012:on-call"]
}
