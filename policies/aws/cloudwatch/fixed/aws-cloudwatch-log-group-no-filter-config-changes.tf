resource "aws_cloudwatch_log_group" "bad" {
  name = "trail"
}

resource "aws_cloudwatch_log_metric_filter" "bad_2" {
  log_group_name = aws_cloudwatch_log_group.bad.name
  name           = "config-changes"
  pattern        = "{ ($.eventSource = config.amazonaws.com) && (($.eventName = StopConfigurationRecorder) || ($.eventName = DeleteDeliveryChannel) || ($.eventName = PutDeliveryChannel) || ($.eventName = PutConfigurationRecorder)) }"

  metric_transformation {
    name      = "ConfigChanges"
    namespace = "CloudTrail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "bad" { # want "aws-cloudwatch-log-group-no-filter-config-changes"
  name           = "root-usage"
  log_group_name = aws_cloudwatch_log_group.bad.name
  pattern        = "{ $.userIdentity.type = \"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != \"AwsServiceEvent\" }"

  metric_transformation {
    name      = "root-usage"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_group" "good" {
  name = "trail"
}

resource "aws_cloudwatch_log_metric_filter" "good" {
  name           = "config-changes"
  log_group_name = aws_cloudwatch_log_group.good.name
  pattern        = "{ ($.eventName = StopConfigurationRecorder) || ($.eventName = DeleteDeliveryChannel) }"

  metric_transformation {
    name      = "config-changes"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_group" "app" {
  name = "app"
}

resource "aws_cloudwatch_log_metric_filter" "app" {
  name           = "errors"
  log_group_name = aws_cloudwatch_log_group.app.name
  pattern        = "{ $.level = \"error\" }"

  metric_transformation {
    name      = "errors"
    namespace = "Trail"
    value     = "1"
  }
}
