resource "aws_cloudwatch_log_group" "bad" {
  name = "trail"
}

resource "aws_cloudwatch_log_metric_filter" "bad_2" {
  log_group_name = aws_cloudwatch_log_group.bad.name
  name           = "sign-in-without-mfa"
  pattern        = "{ ($.eventName = \"ConsoleLogin\") && ($.additionalEventData.MFAUsed != \"Yes\") && ($.userIdentity.type = \"IAMUser\") && ($.responseElements.ConsoleLogin = \"Success\") }"

  metric_transformation {
    name      = "SignInWithoutMFA"
    namespace = "CloudTrail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "bad" { # want "aws-cloudwatch-log-group-no-filter-sign-in-without-mfa"
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
  name           = "sign-in-without-mfa"
  log_group_name = aws_cloudwatch_log_group.good.name
  pattern        = "{ ($.eventName = \"ConsoleLogin\") && ($.additionalEventData.MFAUsed != \"Yes\") }"

  metric_transformation {
    name      = "sign-in-without-mfa"
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
