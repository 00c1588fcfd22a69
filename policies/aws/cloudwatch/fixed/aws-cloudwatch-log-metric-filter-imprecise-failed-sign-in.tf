resource "aws_cloudwatch_log_metric_filter" "bad" {
  name           = "failed-sign-in"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = \"ConsoleLogin\") && ($.errorMessage = \"Failed authentication\") }" # want "aws-cloudwatch-log-metric-filter-imprecise-failed-sign-in"

  metric_transformation {
    name      = "failed-sign-in"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "bad2" {
  name           = "failed-sign-in"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = \"ConsoleLogin\") && ($.errorMessage = \"Failed authentication\") }" # want "aws-cloudwatch-log-metric-filter-imprecise-failed-sign-in"

  metric_transformation {
    name      = "failed-sign-in"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "good" {
  name           = "failed-sign-in"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = ConsoleLogin) && ($.errorMessage = \"Failed authentication\") }"

  metric_transformation {
    name      = "failed-sign-in"
    namespace = "Trail"
    value     = "1"
  }
}
