resource "aws_cloudwatch_log_metric_filter" "bad" {
  name           = "network-acl-changes"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = CreateNetworkAcl) || ($.eventName = CreateNetworkAclEntry) || ($.eventName = DeleteNetworkAcl) || ($.eventName = DeleteNetworkAclEntry) || ($.eventName = ReplaceNetworkAclEntry) || ($.eventName = ReplaceNetworkAclAssociation) }" # want "aws-cloudwatch-log-metric-filter-incomplete-network-acl-changes"

  metric_transformation {
    name      = "network-acl-changes"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "good" {
  name           = "network-acl-changes"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = CreateNetworkAcl) || ($.eventName = CreateNetworkAclEntry) || ($.eventName = DeleteNetworkAcl) || ($.eventName = DeleteNetworkAclEntry) || ($.eventName = ReplaceNetworkAclEntry) || ($.eventName = ReplaceNetworkAclAssociation) }"

  metric_transformation {
    name      = "network-acl-changes"
    namespace = "Trail"
    value     = "1"
  }
}
