resource "aws_cloudwatch_log_group" "bad" {
  name = "trail"
}

resource "aws_cloudwatch_log_metric_filter" "bad_2" {
  log_group_name = aws_cloudwatch_log_group.bad.name
  name           = "iam-policy-changes"
  pattern        = "{ ($.eventName = DeleteGroupPolicy) || ($.eventName = DeleteRolePolicy) || ($.eventName = DeleteUserPolicy) || ($.eventName = PutGroupPolicy) || ($.eventName = PutRolePolicy) || ($.eventName = PutUserPolicy) || ($.eventName = CreatePolicy) || ($.eventName = DeletePolicy) || ($.eventName = CreatePolicyVersion) || ($.eventName = DeletePolicyVersion) || ($.eventName = AttachRolePolicy) || ($.eventName = DetachRolePolicy) || ($.eventName = AttachUserPolicy) || ($.eventName = DetachUserPolicy) || ($.eventName = AttachGroupPolicy) || ($.eventName = DetachGroupPolicy) }"

  metric_transformation {
    name      = "IAMPolicyChanges"
    namespace = "CloudTrail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "bad" { # want "aws-cloudwatch-log-group-no-filter-iam-policy-changes"
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
  name           = "iam-policy-changes"
  log_group_name = aws_cloudwatch_log_group.good.name
  pattern        = "{ ($.eventName = PutRolePolicy) || ($.eventName = AttachRolePolicy) }"

  metric_transformation {
    name      = "iam-policy-changes"
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
