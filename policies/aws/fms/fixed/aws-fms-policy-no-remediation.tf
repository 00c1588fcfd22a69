resource "aws_fms_policy" "bad" {
  name                  = "waf"
  exclude_resource_tags = false
  remediation_enabled   = true # want "aws-fms-policy-no-remediation"
  resource_type         = "AWS::ElasticLoadBalancingV2::LoadBalancer"
}

resource "aws_fms_policy" "good" {
  name                  = "waf"
  exclude_resource_tags = false
  remediation_enabled   = true
  resource_type         = "AWS::ElasticLoadBalancingV2::LoadBalancer"
}
