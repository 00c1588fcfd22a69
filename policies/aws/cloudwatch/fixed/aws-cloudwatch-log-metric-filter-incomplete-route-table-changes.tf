resource "aws_cloudwatch_log_metric_filter" "bad" {
  name           = "route-table-changes"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = CreateRoute) || ($.eventName = CreateRouteTable) || ($.eventName = ReplaceRoute) || ($.eventName = ReplaceRouteTableAssociation) || ($.eventName = DeleteRouteTable) || ($.eventName = DeleteRoute) || ($.eventName = DisassociateRouteTable) }" # want "aws-cloudwatch-log-metric-filter-incomplete-route-table-changes"

  metric_transformation {
    name      = "route-table-changes"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "good" {
  name           = "route-table-changes"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = CreateRoute) || ($.eventName = CreateRouteTable) || ($.eventName = ReplaceRoute) || ($.eventName = ReplaceRouteTableAssociation) || ($.eventName = DeleteRouteTable) || ($.eventName = DeleteRoute) || ($.eventName = DisassociateRouteTable) }"

  metric_transformation {
    name      = "route-table-changes"
    namespace = "Trail"
    value     = "1"
  }
}
