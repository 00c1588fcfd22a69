resource "aws_cloudwatch_log_metric_filter" "bad" {
  name           = "trail-changes"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) || ($.eventName = StopLogging) }" # want "aws-cloudwatch-log-metric-filter-incomplete-trail-changes"

  metric_transformation {
    name      = "trail-changes"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "good" {
  name           = "trail-changes"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) || ($.eventName = StopLogging) }"

  metric_transformation {
    name      = "trail-changes"
    namespace = "Trail"
    value     = "1"
  }
}
