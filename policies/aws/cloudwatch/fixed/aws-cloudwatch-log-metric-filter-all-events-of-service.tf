resource "aws_cloudwatch_log_metric_filter" "bad" {
  name           = "keys"
  log_group_name = "trail"
  pattern        = "{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }" # want "aws-cloudwatch-log-metric-filter-all-events-of-service"

  metric_transformation {
    name      = "keys"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "good" {
  name           = "keys"
  log_group_name = "trail"
  pattern        = "{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }"

  metric_transformation {
    name      = "keys"
    namespace = "Trail"
    value     = "1"
  }
}
