resource "aws_cloudwatch_log_group" "bad" {
  name = "trail"
}

resource "aws_cloudwatch_log_metric_filter" "bad_2" {
  log_group_name = aws_cloudwatch_log_group.bad.name
  name           = "organization-changes"
  pattern        = "{ ($.eventSource = organizations.amazonaws.com) && (($.eventName = AcceptHandshake) || ($.eventName = AttachPolicy) || ($.eventName = CreateAccount) || ($.eventName = CreateOrganizationalUnit) || ($.eventName = CreatePolicy) || ($.eventName = DeclineHandshake) || ($.eventName = DeleteOrganization) || ($.eventName = DeleteOrganizationalUnit) || ($.eventName = DeletePolicy) || ($.eventName = DetachPolicy) || ($.eventName = DisablePolicyType) || ($.eventName = EnablePolicyType) || ($.eventName = InviteAccountToOrganization) || ($.eventName = LeaveOrganization) || ($.eventName = MoveAccount) || ($.eventName = RemoveAccountFromOrganization) || ($.eventName = UpdatePolicy) || ($.eventName = UpdateOrganizationalUnit)) }"

  metric_transformation {
    name      = "OrganizationChanges"
    namespace = "CloudTrail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "bad" { # want "aws-cloudwatch-log-group-no-filter-organization-changes"
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
  name           = "organization-changes"
  log_group_name = aws_cloudwatch_log_group.good.name
  pattern        = "{ ($.eventSource = organizations.amazonaws.com) && ($.eventName = LeaveOrganization) }"

  metric_transformation {
    name      = "organization-changes"
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
