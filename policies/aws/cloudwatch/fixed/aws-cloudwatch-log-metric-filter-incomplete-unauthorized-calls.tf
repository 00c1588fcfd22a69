resource "aws_cloudwatch_log_metric_filter" "bad" {
  name           = "denied"
  log_group_name = "trail"
  pattern        = "{ ($.errorCode = \"*UnauthorizedOperation\") || ($.errorCode = \"AccessDenied*\") }" # want "aws-cloudwatch-log-metric-filter-incomplete-unauthorized-calls"

  metric_transformation {
    name      = "denied"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "good" {
  name           = "denied"
  log_group_name = "trail"
  pattern        = "{ ($.errorCode = \"*UnauthorizedOperation\") || ($.errorCode = \"AccessDenied*\") }"

  metric_transformation {
    name      = "denied"
    namespace = "Trail"
    value     = "1"
  }
}
