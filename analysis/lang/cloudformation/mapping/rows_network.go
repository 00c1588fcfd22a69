package mapping

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_EC2.html
var networkRows = []Row{
	{Name: "AWS::EC2::VPC", Type: "aws_vpc", Returns: "VpcId=id"},
	{Name: "AWS::EC2::Subnet", Type: "aws_subnet", Returns: "SubnetId=id"},
	{Name: "AWS::EC2::InternetGateway", Type: "aws_internet_gateway"},
	{Name: "AWS::EC2::VPCGatewayAttachment", Type: "aws_internet_gateway_attachment", When: "InternetGatewayId"},
	{Name: "AWS::EC2::VPCGatewayAttachment", Type: "aws_vpn_gateway_attachment", When: "VpnGatewayId"},
	{Name: "AWS::EC2::NatGateway", Type: "aws_nat_gateway"},
	{Name: "AWS::EC2::EIP", Type: "aws_eip", Ref: "public_ip", Returns: "AllocationId=id PublicIp=public_ip", Properties: `
		InstanceId                       instance`},
	{Name: "AWS::EC2::RouteTable", Type: "aws_route_table"},
	{Name: "AWS::EC2::Route", Type: "aws_route", Properties: `
		InstanceId                       instance_id
		EgressOnlyInternetGatewayId      egress_only_gateway_id`},
	{Name: "AWS::EC2::SubnetRouteTableAssociation", Type: "aws_route_table_association"},
	{Name: "AWS::EC2::SecurityGroup", Type: "aws_security_group", Returns: "GroupId=id VpcId=vpc_id", Properties: `
		GroupName                        name
		GroupDescription                 description
		SecurityGroupIngress             ingress
		SecurityGroupIngress.IpProtocol  ingress.protocol                as=words:6=tcp|17=udp|1=icmp|58=icmpv6
		SecurityGroupIngress.CidrIp      ingress.cidr_blocks
		SecurityGroupIngress.CidrIpv6    ingress.ipv6_cidr_blocks
		SecurityGroupIngress.SourceSecurityGroupId    ingress.security_groups
		SecurityGroupIngress.SourceSecurityGroupName  ingress.security_groups
		SecurityGroupIngress.SourcePrefixListId       ingress.prefix_list_ids
		SecurityGroupEgress              egress
		SecurityGroupEgress.IpProtocol   egress.protocol                 as=words:6=tcp|17=udp|1=icmp|58=icmpv6
		SecurityGroupEgress.CidrIp       egress.cidr_blocks
		SecurityGroupEgress.CidrIpv6     egress.ipv6_cidr_blocks
		SecurityGroupEgress.DestinationSecurityGroupId  egress.security_groups
		SecurityGroupEgress.DestinationPrefixListId     egress.prefix_list_ids`},
	{Name: "AWS::EC2::SecurityGroupIngress", Type: "aws_security_group_rule", Properties: `
		=ingress                         type
		GroupId                          security_group_id
		GroupName                        security_group_id
		IpProtocol                       protocol                        as=words:6=tcp|17=udp|1=icmp|58=icmpv6
		CidrIp                           cidr_blocks
		CidrIpv6                         ipv6_cidr_blocks
		SourceSecurityGroupId            source_security_group_id
		SourceSecurityGroupName          source_security_group_id
		SourcePrefixListId               prefix_list_ids`},
	{Name: "AWS::EC2::SecurityGroupEgress", Type: "aws_security_group_rule", Properties: `
		=egress                          type
		GroupId                          security_group_id
		IpProtocol                       protocol                        as=words:6=tcp|17=udp|1=icmp|58=icmpv6
		CidrIp                           cidr_blocks
		CidrIpv6                         ipv6_cidr_blocks
		DestinationSecurityGroupId       source_security_group_id
		DestinationPrefixListId          prefix_list_ids`},
	{Name: "AWS::EC2::NetworkAcl", Type: "aws_network_acl"},
	{Name: "AWS::EC2::NetworkAclEntry", Type: "aws_network_acl_rule", Properties: `
		PortRange.From                   from_port
		PortRange.To                     to_port
		Icmp.Code                        icmp_code
		Icmp.Type                        icmp_type`},
	{Name: "AWS::EC2::SubnetNetworkAclAssociation", Type: "aws_network_acl_association"},
	{Name: "AWS::EC2::NetworkInterface", Type: "aws_network_interface", Properties: `
		GroupSet                         security_groups
		PrivateIpAddress                 private_ips`},
	{Name: "AWS::EC2::VPCEndpoint", Type: "aws_vpc_endpoint", Properties: `
		PolicyDocument                   policy`},
	{Name: "AWS::EC2::VPCPeeringConnection", Type: "aws_vpc_peering_connection"},
	{Name: "AWS::EC2::FlowLog", Type: "aws_flow_log", Properties: `
		DeliverLogsPermissionArn         iam_role_arn
		LogGroupName                     log_destination
		ResourceId                       -`},
	{Name: "AWS::EC2::PrefixList", Type: "aws_ec2_managed_prefix_list", Ref: "id", Returns: "PrefixListId=id", Properties: `
		PrefixListName                   name
		Entries                          entry`},
	{Name: "AWS::EC2::VPCEndpointServicePermissions", Type: "aws_vpc_endpoint_service_allowed_principal", Each: "AllowedPrincipals", Properties: `
		ServiceId                        vpc_endpoint_service_id
		AllowedPrincipals                principal_arn`},
	{Name: "AWS::EC2::ClientVpnEndpoint", Type: "aws_ec2_client_vpn_endpoint", Properties: `
		AuthenticationOptions.ActiveDirectory.DirectoryId  authentication_options.active_directory_id
		AuthenticationOptions.FederatedAuthentication.SAMLProviderArn  authentication_options.saml_provider_arn
		AuthenticationOptions.MutualAuthentication.ClientRootCertificateChainArn  authentication_options.root_certificate_chain_arn`},
	{Name: "AWS::EC2::TransitGatewayVpcAttachment", Type: "aws_ec2_transit_gateway_vpc_attachment", Properties: `
		Options                          .`},
	{Name: "AWS::EC2::TransitGatewayAttachment", Type: "aws_ec2_transit_gateway_vpc_attachment", Properties: `
		Options                          .`},
	{Name: "AWS::EC2::VPNConnection", Type: "aws_vpn_connection"},
	{Name: "AWS::EC2::VPNGatewayRoutePropagation", Type: "aws_vpn_gateway_route_propagation", Each: "RouteTableIds", Properties: `
		RouteTableIds                    route_table_id`},
	{Name: "AWS::NetworkFirewall::Firewall", Type: "aws_networkfirewall_firewall"},
	{Name: "AWS::ElasticLoadBalancing::LoadBalancer", Type: "aws_elb", Ref: "name", Returns: "CanonicalHostedZoneName=dns_name SourceSecurityGroup.GroupName=source_security_group SourceSecurityGroup.OwnerAlias=source_security_group", Properties: `
		LoadBalancerName                 name
		CrossZone                        cross_zone_load_balancing       unset=false
		Scheme                           internal                        as=is:internal
		AccessLoggingPolicy.Enabled      access_logs.enabled
		AccessLoggingPolicy.EmitInterval  access_logs.interval
		AccessLoggingPolicy.S3BucketName  access_logs.bucket
		AccessLoggingPolicy.S3BucketPrefix  access_logs.bucket_prefix
		ConnectionDrainingPolicy.Enabled  connection_draining
		ConnectionDrainingPolicy.Timeout  connection_draining_timeout
		ConnectionSettings.IdleTimeout   idle_timeout
		Listeners                        listener
		Listeners.LoadBalancerPort       listener.lb_port
		Listeners.Protocol               listener.lb_protocol
		Listeners.SSLCertificateId       listener.ssl_certificate_id
		Policies                         -`},
	{Name: "AWS::ElasticLoadBalancing::LoadBalancer", Type: "aws_load_balancer_policy", Each: "Policies", Properties: `
		=@name                           load_balancer_name
		LoadBalancerName                 -
		Policies                         .
		Policies.PolicyType              policy_type_name
		Policies.Attributes              policy_attribute`},
	{Name: "AWS::ElasticLoadBalancing::LoadBalancer", Type: "aws_load_balancer_listener_policy", Each: "Listeners", Properties: `
		=@name                           load_balancer_name
		LoadBalancerName                 -
		Listeners.LoadBalancerPort       load_balancer_port
		Listeners.PolicyNames            policy_names`},
	{Name: "AWS::ElasticLoadBalancingV2::LoadBalancer", Type: "aws_lb", Ref: "arn", Returns: "LoadBalancerArn=arn LoadBalancerFullName=arn_suffix DNSName=dns_name CanonicalHostedZoneID=zone_id SecurityGroups=security_groups", Properties: `
		Scheme                           internal                        as=is:internal
		Type                             load_balancer_type
		SubnetMappings                   subnet_mapping
		SubnetMappings.IPv6Address       subnet_mapping.ipv6_address
		SubnetMappings.PrivateIPv4Address  subnet_mapping.private_ipv4_address
		LoadBalancerAttributes{access_logs.s3.enabled}  access_logs.enabled
		LoadBalancerAttributes{access_logs.s3.bucket}   access_logs.bucket
		LoadBalancerAttributes{access_logs.s3.prefix}   access_logs.prefix
		LoadBalancerAttributes{connection_logs.s3.enabled}  connection_logs.enabled
		LoadBalancerAttributes{connection_logs.s3.bucket}   connection_logs.bucket
		LoadBalancerAttributes{connection_logs.s3.prefix}   connection_logs.prefix
		LoadBalancerAttributes{deletion_protection.enabled}  enable_deletion_protection
		LoadBalancerAttributes{idle_timeout.timeout_seconds}  idle_timeout
		LoadBalancerAttributes{client_keep_alive.seconds}  client_keep_alive
		LoadBalancerAttributes{load_balancing.cross_zone.enabled}  enable_cross_zone_load_balancing
		LoadBalancerAttributes{routing.http.desync_mitigation_mode}  desync_mitigation_mode
		LoadBalancerAttributes{routing.http.drop_invalid_header_fields.enabled}  drop_invalid_header_fields
		LoadBalancerAttributes{routing.http.preserve_host_header.enabled}  preserve_host_header
		LoadBalancerAttributes{routing.http.x_amzn_tls_version_and_cipher_suite.enabled}  enable_tls_version_and_cipher_suite_headers
		LoadBalancerAttributes{routing.http.xff_client_port.enabled}  enable_xff_client_port
		LoadBalancerAttributes{routing.http.xff_header_processing.mode}  xff_header_processing_mode
		LoadBalancerAttributes{routing.http2.enabled}  enable_http2
		LoadBalancerAttributes{waf.fail_open.enabled}  enable_waf_fail_open
		LoadBalancerAttributes{zonal_shift.config.enabled}  enable_zonal_shift`},
	{Name: "AWS::ElasticLoadBalancingV2::Listener", Type: "aws_lb_listener", Ref: "arn", Returns: "ListenerArn=arn", Properties: `
		Certificates.CertificateArn      certificate_arn
		DefaultActions.TargetGroupArn    default_action.target_group_arn
		DefaultActions.RedirectConfig    default_action.redirect
		DefaultActions.FixedResponseConfig  default_action.fixed_response
		DefaultActions.ForwardConfig     default_action.forward
		DefaultActions.ForwardConfig.TargetGroups.TargetGroupArn  default_action.forward.target_group.arn
		DefaultActions.ForwardConfig.TargetGroupStickinessConfig  default_action.forward.stickiness
		DefaultActions.AuthenticateCognitoConfig  default_action.authenticate_cognito
		DefaultActions.AuthenticateOidcConfig  default_action.authenticate_oidc`},
	{Name: "AWS::ElasticLoadBalancingV2::ListenerRule", Type: "aws_lb_listener_rule", Ref: "arn", Returns: "RuleArn=arn", Properties: `
		Actions                          action
		Actions.RedirectConfig           action.redirect
		Actions.FixedResponseConfig      action.fixed_response
		Actions.ForwardConfig            action.forward
		Actions.ForwardConfig.TargetGroups.TargetGroupArn  action.forward.target_group.arn
		Actions.ForwardConfig.TargetGroupStickinessConfig  action.forward.stickiness
		Actions.AuthenticateCognitoConfig  action.authenticate_cognito
		Actions.AuthenticateOidcConfig   action.authenticate_oidc
		Conditions                       condition
		Conditions.HostHeaderConfig      condition.host_header
		Conditions.HttpHeaderConfig      condition.http_header
		Conditions.HttpRequestMethodConfig  condition.http_request_method
		Conditions.PathPatternConfig     condition.path_pattern
		Conditions.SourceIpConfig        condition.source_ip
		Conditions.QueryStringConfig.Values  condition.query_string`},
	{Name: "AWS::ElasticLoadBalancingV2::TargetGroup", Type: "aws_lb_target_group", Ref: "arn", Returns: "TargetGroupArn=arn TargetGroupFullName=arn_suffix TargetGroupName=name", Properties: `
		HealthCheckEnabled               health_check.enabled
		HealthCheckIntervalSeconds       health_check.interval
		HealthCheckPath                  health_check.path
		HealthCheckPort                  health_check.port
		HealthCheckProtocol              health_check.protocol
		HealthCheckTimeoutSeconds        health_check.timeout
		HealthyThresholdCount            health_check.healthy_threshold
		UnhealthyThresholdCount          health_check.unhealthy_threshold
		Matcher.HttpCode                 health_check.matcher
		TargetGroupAttributes{deregistration_delay.timeout_seconds}  deregistration_delay
		TargetGroupAttributes{stickiness.enabled}  stickiness.enabled
		TargetGroupAttributes{stickiness.type}  stickiness.type
		TargetGroupAttributes{load_balancing.cross_zone.enabled}  load_balancing_cross_zone_enabled
		TargetGroupAttributes{preserve_client_ip.enabled}  preserve_client_ip
		TargetGroupAttributes{proxy_protocol_v2.enabled}  proxy_protocol_v2`},
	{Name: "AWS::ElasticLoadBalancingV2::TargetGroup", Type: "aws_lb_target_group_attachment", Each: "Targets", Properties: `
		=@arn                            target_group_arn
		Port                             -
		Targets.Id                       target_id
		Targets.Port                     port`},
	{Name: "AWS::CloudFront::Distribution", Type: "aws_cloudfront_distribution", Returns: "DomainName=domain_name", Properties: `
		DistributionConfig               .
		DistributionConfig.CacheBehaviors  ordered_cache_behavior
		DistributionConfig.Logging       logging_config
		DistributionConfig.Origins       origin
		DistributionConfig.OriginGroups.Items  origin_group
		DistributionConfig.OriginGroups.Items.FailoverCriteria.StatusCodes.Items  origin_group.failover_criteria.status_codes
		DistributionConfig.OriginGroups.Items.Members.Items  origin_group.member
		DistributionConfig.CustomErrorResponses  custom_error_response
		DistributionConfig.ViewerCertificate.CloudFrontDefaultCertificate  viewer_certificate.cloudfront_default_certificate
		DistributionConfig.IPV6Enabled   is_ipv6_enabled
		DistributionConfig.WebACLId      web_acl_id
		DistributionConfig.Origins.Id    origin.origin_id
		DistributionConfig.Origins.OriginCustomHeaders  origin.custom_header
		DistributionConfig.Origins.OriginCustomHeaders.HeaderName  origin.custom_header.name
		DistributionConfig.Origins.OriginCustomHeaders.HeaderValue  origin.custom_header.value`},
	{Name: "AWS::CloudFront::OriginAccessControl", Type: "aws_cloudfront_origin_access_control", Properties: `
		OriginAccessControlConfig        .
		OriginAccessControlConfig.OriginAccessControlOriginType  origin_access_control_origin_type`},
	{Name: "AWS::CloudFront::CloudFrontOriginAccessIdentity", Type: "aws_cloudfront_origin_access_identity", Returns: "S3CanonicalUserId=s3_canonical_user_id", Properties: `
		CloudFrontOriginAccessIdentityConfig  .`},
	{Name: "AWS::CloudFront::ResponseHeadersPolicy", Type: "aws_cloudfront_response_headers_policy", Properties: `
		ResponseHeadersPolicyConfig      .`},
	{Name: "AWS::Route53::HostedZone", Type: "aws_route53_zone", Properties: `
		HostedZoneConfig                 .
		VPCs                             vpc
		QueryLoggingConfig               query_log`},
	{Name: "AWS::Route53::HealthCheck", Type: "aws_route53_health_check", Properties: `
		HealthCheckConfig                .
		HealthCheckConfig.IPAddress      ip_address
		HealthCheckConfig.FullyQualifiedDomainName  fqdn`},
	{Name: "AWS::Route53::RecordSet", Type: "aws_route53_record", Properties: `
		HostedZoneId                     zone_id
		HostedZoneName                   zone_id
		ResourceRecords                  records
		AliasTarget                      alias
		AliasTarget.DNSName              alias.name
		AliasTarget.HostedZoneId         alias.zone_id
		AliasTarget.EvaluateTargetHealth  alias.evaluate_target_health`},
	{Name: "AWS::Route53::RecordSetGroup", Type: "aws_route53_record", Each: "RecordSets", Properties: `
		RecordSets                       .
		HostedZoneId                     zone_id
		HostedZoneName                   zone_id
		RecordSets.ResourceRecords       records
		RecordSets.AliasTarget           alias
		RecordSets.AliasTarget.DNSName   alias.name
		RecordSets.AliasTarget.HostedZoneId  alias.zone_id
		RecordSets.AliasTarget.EvaluateTargetHealth  alias.evaluate_target_health`},
	{Name: "AWS::Route53::DNSSEC", Type: "aws_route53_hosted_zone_dnssec"},
	{Name: "AWS::GlobalAccelerator::Accelerator", Type: "aws_globalaccelerator_accelerator"},
	{Name: "AWS::WAFv2::WebACLAssociation", Type: "aws_wafv2_web_acl_association"},
	{Name: "AWS::WAFRegional::WebACLAssociation", Type: "aws_wafregional_web_acl_association"},
	{Name: "AWS::Shield::Protection", Type: "aws_shield_protection"},
	{Name: "AWS::ApiGateway::RestApi", Type: "aws_api_gateway_rest_api", Returns: "RootResourceId=root_resource_id RestApiId=id", Properties: `
		=true                            lifecycle.create_before_destroy
		Policy                           policy
		Body                             body
		ApiKeySourceType                 api_key_source
		EndpointConfiguration            endpoint_configuration`},
	{Name: "AWS::ApiGateway::Resource", Type: "aws_api_gateway_resource", Properties: `
		RestApiId                        rest_api_id`},
	{Name: "AWS::ApiGateway::Method", Type: "aws_api_gateway_method", Properties: `
		ApiKeyRequired                   api_key_required
		AuthorizationType                authorization`},
	{Name: "AWS::ApiGateway::Method", Type: "aws_api_gateway_integration", When: "Integration", Properties: `
		HttpMethod                       http_method
		Integration                      .
		Integration.Type                 type
		Integration.Uri                  uri
		Integration.IntegrationHttpMethod  integration_http_method`},
	{Name: "AWS::ApiGateway::Stage", Type: "aws_api_gateway_stage", Properties: `
		RestApiId                        rest_api_id
		TracingEnabled                   xray_tracing_enabled
		AccessLogSetting                 access_log_settings
		CanarySetting                    canary_settings
		MethodSettings                   method_settings
		MethodSettings.CacheDataEncrypted  method_settings.settings.cache_data_encrypted
		MethodSettings.CacheTtlInSeconds  method_settings.settings.cache_ttl_in_seconds
		MethodSettings.CachingEnabled    method_settings.settings.caching_enabled
		MethodSettings.DataTraceEnabled  method_settings.settings.data_trace_enabled
		MethodSettings.LoggingLevel      method_settings.settings.logging_level
		MethodSettings.MetricsEnabled    method_settings.settings.metrics_enabled
		MethodSettings.ThrottlingBurstLimit  method_settings.settings.throttling_burst_limit
		MethodSettings.ThrottlingRateLimit  method_settings.settings.throttling_rate_limit`},
	{Name: "AWS::ApiGateway::Deployment", Type: "aws_api_gateway_deployment", Properties: `
		=true                            lifecycle.create_before_destroy
		StageDescription                 -`},
	{Name: "AWS::ApiGateway::Deployment", Type: "aws_api_gateway_stage", When: "StageName StageDescription", Properties: `
		RestApiId                        rest_api_id
		=@id                             deployment_id
		Description                      -
		StageDescription                 .
		StageDescription.TracingEnabled  xray_tracing_enabled
		StageDescription.CacheDataEncrypted  method_settings.settings.cache_data_encrypted
		StageDescription.CachingEnabled  method_settings.settings.caching_enabled
		StageDescription.DataTraceEnabled  method_settings.settings.data_trace_enabled
		StageDescription.LoggingLevel    method_settings.settings.logging_level
		StageDescription.MetricsEnabled  method_settings.settings.metrics_enabled
		StageDescription.AccessLogSetting  access_log_settings
		StageDescription.MethodSettings  method_settings
		StageDescription.MethodSettings.CacheDataEncrypted  method_settings.settings.cache_data_encrypted
		StageDescription.MethodSettings.CachingEnabled    method_settings.settings.caching_enabled
		StageDescription.MethodSettings.DataTraceEnabled  method_settings.settings.data_trace_enabled
		StageDescription.MethodSettings.LoggingLevel      method_settings.settings.logging_level
		StageDescription.MethodSettings.MetricsEnabled    method_settings.settings.metrics_enabled`},
	{Name: "AWS::ApiGateway::DomainName", Type: "aws_api_gateway_domain_name"},
	{Name: "AWS::ApiGateway::ApiKey", Type: "aws_api_gateway_api_key"},
	{Name: "AWS::ApiGateway::Authorizer", Type: "aws_api_gateway_authorizer", Properties: `
		RestApiId                        rest_api_id
		AuthorizerUri                    authorizer_uri`},
	{Name: "AWS::ApiGateway::UsagePlan", Type: "aws_api_gateway_usage_plan", Properties: `
		UsagePlanName                    name
		ApiStages                        api_stages
		Quota                            quota_settings
		Throttle                         throttle_settings`},
	{Name: "AWS::ApiGatewayV2::Api", Type: "aws_apigatewayv2_api"},
	{Name: "AWS::ApiGatewayV2::Stage", Type: "aws_apigatewayv2_stage", Properties: `
		StageName                        name`},
	{Name: "AWS::ApiGatewayV2::Route", Type: "aws_apigatewayv2_route"},
	{Name: "AWS::ApiGatewayV2::Integration", Type: "aws_apigatewayv2_integration"},
	{Name: "AWS::ApiGatewayV2::Authorizer", Type: "aws_apigatewayv2_authorizer"},
	{Name: "AWS::ApiGatewayV2::DomainName", Type: "aws_apigatewayv2_domain_name"},
}
