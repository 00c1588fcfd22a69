resource "aws_cloudwatch_log_metric_filter" "bad" {
  name           = "sign-in-without-mfa"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = \"ConsoleLogin\") && ($.additionalEventData.MFAUsed != \"Yes\") && ($.userIdentity.type = \"IAMUser\") && ($.responseElements.ConsoleLogin = \"Success\") }" # want "aws-cloudwatch-log-metric-filter-imprecise-sign-in-without-mfa"

  metric_transformation {
    name      = "sign-in-without-mfa"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "bad2" {
  name           = "sign-in-without-mfa"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = \"ConsoleLogin\") && ($.additionalEventData.MFAUsed != \"Yes\") && ($.userIdentity.type = \"IAMUser\") && ($.responseElements.ConsoleLogin = \"Success\") }" # want "aws-cloudwatch-log-metric-filter-imprecise-sign-in-without-mfa"

  metric_transformation {
    name      = "sign-in-without-mfa"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "good" {
  name           = "sign-in-without-mfa"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = \"ConsoleLogin\") && ($.additionalEventData.MFAUsed != \"Yes\") && ($.responseElements.ConsoleLogin = \"Success\") }"

  metric_transformation {
    name      = "sign-in-without-mfa"
    namespace = "Trail"
    value     = "1"
  }
}
