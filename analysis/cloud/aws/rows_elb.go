package aws

var (
	loadBalancers = Call{Service: "elbv2", Operation: "DescribeLoadBalancers"}
	targetGroups  = Call{Service: "elbv2", Operation: "DescribeTargetGroups"}
	listeners     = Step{Call{Service: "elbv2", Operation: "DescribeListeners", Params: "LoadBalancerArn=LoadBalancerArn"}, "Listeners[]"}
)

func tagsOfELB(member string) Call {
	return Call{Service: "elbv2", Operation: "DescribeTags", Params: "ResourceArns=[" + member + "]"}
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Operations.html,
// https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_Operations.html
var balancerTypes = []Type{
	{
		Name: "aws_lb", List: loadBalancers, Items: "LoadBalancers[]", ID: "LoadBalancerArn", ARN: "{LoadBalancerArn}",
		Keys: []string{"name", "tags.Name"},
		Details: []Call{
			{Service: "elbv2", Operation: "DescribeLoadBalancerAttributes", Params: "LoadBalancerArn=LoadBalancerArn"},
			tagsOfELB("LoadBalancerArn"),
		},
		Attributes: `
			name                              LoadBalancerName                vendor
			load_balancer_type                Type                            unset=application
			internal                          Scheme                          as=is:internal
			ip_address_type                   IpAddressType                   vendor
			security_groups                   SecurityGroups                  vendor
			subnets                           AvailabilityZones[].SubnetId    vendor
			vpc_id                            VpcId                           vendor
			dns_name                          DNSName                         vendor
			zone_id                           CanonicalHostedZoneId           vendor
			access_logs.enabled               $DescribeLoadBalancerAttributes.Attributes  as=set-bool:access_logs.s3.enabled
			access_logs.bucket                $DescribeLoadBalancerAttributes.Attributes  as=set:access_logs.s3.bucket
			access_logs.prefix                $DescribeLoadBalancerAttributes.Attributes  as=set:access_logs.s3.prefix
			enable_deletion_protection        $DescribeLoadBalancerAttributes.Attributes  as=set-bool:deletion_protection.enabled
			idle_timeout                      $DescribeLoadBalancerAttributes.Attributes  as=set-number:idle_timeout.timeout_seconds  unset=60
			drop_invalid_header_fields        $DescribeLoadBalancerAttributes.Attributes  as=set-bool:routing.http.drop_invalid_header_fields.enabled
			desync_mitigation_mode            $DescribeLoadBalancerAttributes.Attributes  as=set:routing.http.desync_mitigation_mode  unset=defensive
			enable_http2                      $DescribeLoadBalancerAttributes.Attributes  as=set-bool:routing.http2.enabled  unset=true
			enable_waf_fail_open              $DescribeLoadBalancerAttributes.Attributes  as=set-bool:waf.fail_open.enabled
			enable_cross_zone_load_balancing  $DescribeLoadBalancerAttributes.Attributes  as=set-bool:load_balancing.cross_zone.enabled  vendor
			tags                              $DescribeTags.TagDescriptions[].Tags        as=tags`,
	},
	{
		Name: "aws_lb_listener", List: loadBalancers, Items: "LoadBalancers[]", Then: []Step{listeners},
		ID: "ListenerArn", ARN: "{ListenerArn}", Keys: []string{"load_balancer_arn port"},
		Attributes: `
			load_balancer_arn                 LoadBalancerArn
			port                              Port
			protocol                          Protocol                        vendor
			ssl_policy                        SslPolicy                       vendor
			certificate_arn                   Certificates[].CertificateArn   as=first
			default_action                    DefaultActions                  as=actions`,
	},
	{
		Name: "aws_lb_listener_rule", List: loadBalancers, Items: "LoadBalancers[]",
		Then: []Step{listeners, {Call{Service: "elbv2", Operation: "DescribeRules", Params: "ListenerArn=ListenerArn"}, "Rules[]"}},
		ID:   "RuleArn", ARN: "{RuleArn}", Keys: []string{"listener_arn priority"},
		Gone: []string{"IsDefault=true"},
		Attributes: `
			listener_arn                      $Of.ListenerArn
			priority                          Priority                        as=number vendor
			action                            Actions                         as=actions
			condition                         Conditions                      as=conditions`,
	},
	{
		Name: "aws_lb_target_group", List: targetGroups, Items: "TargetGroups[]", ID: "TargetGroupArn", ARN: "{TargetGroupArn}",
		Keys:    []string{"name", "tags.Name"},
		Details: []Call{tagsOfELB("TargetGroupArn")},
		Attributes: `
			name                              TargetGroupName                 vendor
			target_type                       TargetType                      unset=instance
			port                              Port
			protocol                          Protocol                        vendor
			protocol_version                  ProtocolVersion                 vendor
			vpc_id                            VpcId
			health_check.path                 HealthCheckPath                 vendor
			health_check.protocol             HealthCheckProtocol             vendor
			health_check.port                 HealthCheckPort                 vendor
			tags                              $DescribeTags.TagDescriptions[].Tags  as=tags`,
	},
	{
		Name: "aws_lb_target_group_attachment", List: targetGroups, Items: "TargetGroups[]",
		Then: []Step{{Call{Service: "elbv2", Operation: "DescribeTargetHealth", Params: "TargetGroupArn=TargetGroupArn"}, "TargetHealthDescriptions[]"}},
		ID:   "{$Of.TargetGroupArn}-{Target.Id}", Keys: []string{"target_group_arn target_id"},
		Gone: []string{"TargetHealth.State=draining"},
		Attributes: `
			target_group_arn                  $Of.TargetGroupArn
			target_id                         Target.Id
			port                              Target.Port                     vendor
			availability_zone                 Target.AvailabilityZone         vendor`,
	},
	{
		Name: "aws_elb", List: Call{Service: "elb", Operation: "DescribeLoadBalancers"}, Items: "LoadBalancerDescriptions[]", ID: "LoadBalancerName",
		ARN:  "arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/{LoadBalancerName}",
		Keys: []string{"name"},
		Details: []Call{
			{Service: "elb", Operation: "DescribeLoadBalancerAttributes", Params: "LoadBalancerName=LoadBalancerName"},
			{Service: "elb", Operation: "DescribeTags", Params: "LoadBalancerNames=[LoadBalancerName]"},
		},
		Attributes: `
			name                              LoadBalancerName                vendor
			internal                          Scheme                          as=is:internal
			security_groups                   SecurityGroups                  vendor
			subnets                           Subnets                         vendor
			availability_zones                AvailabilityZones               vendor
			instances                         Instances[].InstanceId          vendor
			listener                          ListenerDescriptions[].Listener as=classic-listeners
			dns_name                          DNSName                         vendor
			access_logs.bucket                $DescribeLoadBalancerAttributes.LoadBalancerAttributes.AccessLog.S3BucketName
			access_logs.enabled               $DescribeLoadBalancerAttributes.LoadBalancerAttributes.AccessLog.Enabled
			cross_zone_load_balancing         $DescribeLoadBalancerAttributes.LoadBalancerAttributes.CrossZoneLoadBalancing.Enabled  unset=true
			connection_draining               $DescribeLoadBalancerAttributes.LoadBalancerAttributes.ConnectionDraining.Enabled
			tags                              $DescribeTags.TagDescriptions[].Tags  as=tags`,
	},
}
