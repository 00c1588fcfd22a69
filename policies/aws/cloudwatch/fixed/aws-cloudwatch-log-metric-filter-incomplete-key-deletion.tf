resource "aws_cloudwatch_log_metric_filter" "bad" {
  name           = "key-deletion"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion) }" # want "aws-cloudwatch-log-metric-filter-incomplete-key-deletion"

  metric_transformation {
    name      = "key-deletion"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "good" {
  name           = "key-deletion"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion) }"

  metric_transformation {
    name      = "key-deletion"
    namespace = "Trail"
    value     = "1"
  }
}
