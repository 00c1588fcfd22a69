resource "aws_cloudwatch_metric_alarm" "bad" { # want "aws-cloudwatch-metric-alarm-no-alarm-action"
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "AWS/Lambda"
  alarm_actions       = [aws_sns_topic.on_call.arn]
}

resource "aws_cloudwatch_metric_alarm" "empty" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "AWS/Lambda"
  alarm_actions       = [aws_sns_topic.on_call.arn] # want "aws-cloudwatch-metric-alarm-no-alarm-action"
}

resource "aws_sns_topic" "on_call" {
  name = "on-call"
}

resource "aws_cloudwatch_metric_alarm" "good" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "AWS/Lambda"
  alarm_actions       = [aws_sns_topic.on_call.arn]
}
