resource "aws_cloudwatch_log_metric_filter" "bad" {
  name           = "gateway-changes"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = CreateCustomerGateway) || ($.eventName = DeleteCustomerGateway) || ($.eventName = AttachInternetGateway) || ($.eventName = CreateInternetGateway) || ($.eventName = DeleteInternetGateway) || ($.eventName = DetachInternetGateway) }" # want "aws-cloudwatch-log-metric-filter-incomplete-gateway-changes"

  metric_transformation {
    name      = "gateway-changes"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "good" {
  name           = "gateway-changes"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = CreateCustomerGateway) || ($.eventName = DeleteCustomerGateway) || ($.eventName = AttachInternetGateway) || ($.eventName = CreateInternetGateway) || ($.eventName = DeleteInternetGateway) || ($.eventName = DetachInternetGateway) }"

  metric_transformation {
    name      = "gateway-changes"
    namespace = "Trail"
    value     = "1"
  }
}
