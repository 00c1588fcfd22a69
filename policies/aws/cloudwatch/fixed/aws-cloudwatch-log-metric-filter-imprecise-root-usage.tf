resource "aws_cloudwatch_log_metric_filter" "bad" {
  name           = "root"
  log_group_name = "trail"
  pattern        = "{ ($.userIdentity.type = \"Root\") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != \"AwsServiceEvent\") }" # want "aws-cloudwatch-log-metric-filter-imprecise-root-usage"

  metric_transformation {
    name      = "root"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "bad2" {
  name           = "root"
  log_group_name = "trail"
  pattern        = "{ ($.userIdentity.type = \"Root\") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != \"AwsServiceEvent\") }" # want "aws-cloudwatch-log-metric-filter-imprecise-root-usage"

  metric_transformation {
    name      = "root"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "good" {
  name           = "root"
  log_group_name = "trail"
  pattern        = "{ $.userIdentity.type = \"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != \"AwsServiceEvent\" }"

  metric_transformation {
    name      = "root"
    namespace = "Trail"
    value     = "1"
  }
}
