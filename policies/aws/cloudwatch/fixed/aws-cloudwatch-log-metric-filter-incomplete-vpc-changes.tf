resource "aws_cloudwatch_log_metric_filter" "bad" {
  name           = "vpc-changes"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = CreateVpc) || ($.eventName = DeleteVpc) || ($.eventName = ModifyVpcAttribute) || ($.eventName = AcceptVpcPeeringConnection) || ($.eventName = CreateVpcPeeringConnection) || ($.eventName = DeleteVpcPeeringConnection) || ($.eventName = RejectVpcPeeringConnection) }" # want "aws-cloudwatch-log-metric-filter-incomplete-vpc-changes"

  metric_transformation {
    name      = "vpc-changes"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "good" {
  name           = "vpc-changes"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = CreateVpc) || ($.eventName = DeleteVpc) || ($.eventName = ModifyVpcAttribute) || ($.eventName = AcceptVpcPeeringConnection) || ($.eventName = CreateVpcPeeringConnection) || ($.eventName = DeleteVpcPeeringConnection) || ($.eventName = RejectVpcPeeringConnection) }"

  metric_transformation {
    name      = "vpc-changes"
    namespace = "Trail"
    value     = "1"
  }
}
