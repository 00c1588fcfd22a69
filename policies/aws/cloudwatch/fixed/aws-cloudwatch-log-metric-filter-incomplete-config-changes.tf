resource "aws_cloudwatch_log_metric_filter" "bad" {
  name           = "config-changes"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = StopConfigurationRecorder) || ($.eventName = DeleteDeliveryChannel) || ($.eventName = PutDeliveryChannel) || ($.eventName = PutConfigurationRecorder) }" # want "aws-cloudwatch-log-metric-filter-incomplete-config-changes"

  metric_transformation {
    name      = "config-changes"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "good" {
  name           = "config-changes"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = StopConfigurationRecorder) || ($.eventName = DeleteDeliveryChannel) || ($.eventName = PutDeliveryChannel) || ($.eventName = PutConfigurationRecorder) }"

  metric_transformation {
    name      = "config-changes"
    namespace = "Trail"
    value     = "1"
  }
}
