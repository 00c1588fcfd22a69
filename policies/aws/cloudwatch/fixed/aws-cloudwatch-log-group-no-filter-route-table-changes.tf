resource "aws_cloudwatch_log_group" "bad" {
  name = "trail"
}

resource "aws_cloudwatch_log_metric_filter" "bad_2" {
  log_group_name = aws_cloudwatch_log_group.bad.name
  name           = "route-table-changes"
  pattern        = "{ ($.eventName = CreateRoute) || ($.eventName = CreateRouteTable) || ($.eventName = ReplaceRoute) || ($.eventName = ReplaceRouteTableAssociation) || ($.eventName = DeleteRouteTable) || ($.eventName = DeleteRoute) || ($.eventName = DisassociateRouteTable) }"

  metric_transformation {
    name      = "RouteTableChanges"
    namespace = "CloudTrail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "bad" { # want "aws-cloudwatch-log-group-no-filter-route-table-changes"
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
  name           = "route-table-changes"
  log_group_name = aws_cloudwatch_log_group.good.name
  pattern        = "{ ($.eventName = CreateRoute) || ($.eventName = ReplaceRoute) }"

  metric_transformation {
    name      = "route-table-changes"
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
