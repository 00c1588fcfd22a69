package aws

var (
	restAPIs   = Call{Service: "apigateway", Operation: "GetRestApis"}
	httpAPIs   = Call{Service: "apigatewayv2", Operation: "GetApis"}
	restPaths  = Step{Call{Service: "apigateway", Operation: "GetResources", Params: "RestApiId=Id Embed=['methods']"}, "Items[]"}
	zones      = Call{Service: "route53", Operation: "ListHostedZones"}
	ofHTTPAPIs = func(operation string) []Step {
		return []Step{{Call{Service: "apigatewayv2", Operation: operation, Params: "ApiId=ApiId"}, "Items[]"}}
	}
)

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Operations.html,
// https://docs.aws.amazon.com/apigateway/latest/api/API_Operations.html,
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/operations.html,
// https://docs.aws.amazon.com/Route53/latest/APIReference/API_Operations_Amazon_Route_53.html
var edgeTypes = []Type{
	{
		Name: "aws_cloudfront_distribution", List: Call{Service: "cloudfront", Operation: "ListDistributions"}, Items: "DistributionList.Items[]", Global: true,
		ID: "Id", ARN: "{ARN}", Keys: []string{"aliases", "comment"},
		Details: []Call{
			{Service: "cloudfront", Operation: "GetDistributionConfig", Params: "Id=Id"},
			{Service: "cloudfront", Operation: "ListTagsForResource", Params: "Resource=ARN"},
		},
		Attributes: `
			aliases                           $GetDistributionConfig.DistributionConfig.Aliases.Items
			comment                           $GetDistributionConfig.DistributionConfig.Comment
			enabled                           $GetDistributionConfig.DistributionConfig.Enabled
			default_root_object               $GetDistributionConfig.DistributionConfig.DefaultRootObject
			http_version                      $GetDistributionConfig.DistributionConfig.HttpVersion  unset=http2
			price_class                       $GetDistributionConfig.DistributionConfig.PriceClass   unset=PriceClass_All
			web_acl_id                        $GetDistributionConfig.DistributionConfig.WebACLId
			domain_name                       DomainName                                             vendor
			logging_config.bucket             $GetDistributionConfig.DistributionConfig.Logging      as=cdn-logs
			origin                            $GetDistributionConfig.DistributionConfig.Origins.Items  as=origins
			default_cache_behavior            $GetDistributionConfig.DistributionConfig.DefaultCacheBehavior  as=cache-behavior
			ordered_cache_behavior            $GetDistributionConfig.DistributionConfig.CacheBehaviors.Items  as=cache-behavior
			viewer_certificate.acm_certificate_arn             $GetDistributionConfig.DistributionConfig.ViewerCertificate.ACMCertificateArn
			viewer_certificate.cloudfront_default_certificate  $GetDistributionConfig.DistributionConfig.ViewerCertificate.CloudFrontDefaultCertificate
			viewer_certificate.minimum_protocol_version        $GetDistributionConfig.DistributionConfig.ViewerCertificate.MinimumProtocolVersion  vendor
			viewer_certificate.ssl_support_method              $GetDistributionConfig.DistributionConfig.ViewerCertificate.SSLSupportMethod  vendor
			restrictions.geo_restriction.restriction_type      $GetDistributionConfig.DistributionConfig.Restrictions.GeoRestriction.RestrictionType
			restrictions.geo_restriction.locations             $GetDistributionConfig.DistributionConfig.Restrictions.GeoRestriction.Items
			tags                              $ListTagsForResource.Tags.Items                        as=tags`,
	},
	{
		Name: "aws_cloudfront_origin_access_control", List: Call{Service: "cloudfront", Operation: "ListOriginAccessControls"}, Items: "OriginAccessControlList.Items[]", Global: true,
		ID: "Id", Keys: []string{"name"},
		Attributes: `
			name                              Name
			description                       Description                     vendor
			origin_access_control_origin_type OriginAccessControlOriginType
			signing_behavior                  SigningBehavior
			signing_protocol                  SigningProtocol`,
	},
	{
		Name: "aws_api_gateway_rest_api", List: restAPIs, Items: "Items[]", ID: "Id", ARN: "arn:{partition}:apigateway:{region}::/restapis/{Id}",
		Keys: []string{"name"},
		Attributes: `
			name                              Name
			description                       Description
			policy                            Policy                          as=escaped
			api_key_source                    ApiKeySource                    vendor
			endpoint_configuration.types      EndpointConfiguration.Types     vendor
			endpoint_configuration.vpc_endpoint_ids  EndpointConfiguration.VpcEndpointIds
			disable_execute_api_endpoint      DisableExecuteApiEndpoint
			minimum_compression_size          MinimumCompressionSize
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_api_gateway_resource", List: restAPIs, Items: "Items[]", Then: []Step{restPaths},
		ID: "Id", Keys: []string{"rest_api_id path"},
		Gone: []string{"Path=/"},
		Attributes: `
			rest_api_id                       $Of.Id
			parent_id                         ParentId
			path                              Path                            vendor
			path_part                         PathPart`,
	},
	{
		Name: "aws_api_gateway_method", List: restAPIs, Items: "Items[]", Then: []Step{restPaths, {Items: "ResourceMethods.*"}},
		ID: "agm-{$Of.$Of.Id}-{$Of.Id}-{HttpMethod}", Keys: []string{"rest_api_id resource_id http_method"},
		Attributes: `
			rest_api_id                       $Of.$Of.Id
			resource_id                       $Of.Id
			http_method                       HttpMethod
			authorization                     AuthorizationType
			authorizer_id                     AuthorizerId
			api_key_required                  ApiKeyRequired
			request_validator_id              RequestValidatorId`,
	},
	{
		Name: "aws_api_gateway_integration", List: restAPIs, Items: "Items[]", Then: []Step{restPaths, {Items: "ResourceMethods.*"}},
		ID: "agi-{$Of.$Of.Id}-{$Of.Id}-{HttpMethod}", Keys: []string{"rest_api_id resource_id http_method"},
		Attributes: `
			rest_api_id                       $Of.$Of.Id
			resource_id                       $Of.Id
			http_method                       HttpMethod
			type                              MethodIntegration.Type
			uri                               MethodIntegration.Uri
			credentials                       MethodIntegration.Credentials
			connection_type                   MethodIntegration.ConnectionType  unset=INTERNET
			connection_id                     MethodIntegration.ConnectionId`,
	},
	{
		Name: "aws_api_gateway_stage", List: restAPIs, Items: "Items[]",
		Then: []Step{{Call{Service: "apigateway", Operation: "GetStages", Params: "RestApiId=Id"}, "Item[]"}},
		ID:   "ags-{$Of.Id}-{StageName}", ARN: "arn:{partition}:apigateway:{region}::/restapis/{$Of.Id}/stages/{StageName}",
		Keys: []string{"rest_api_id stage_name"},
		Attributes: `
			rest_api_id                       $Of.Id
			stage_name                        StageName
			deployment_id                     DeploymentId                    vendor
			description                       Description
			cache_cluster_enabled             CacheClusterEnabled
			client_certificate_id             ClientCertificateId
			xray_tracing_enabled              TracingEnabled
			web_acl_arn                       WebAclArn                       vendor
			access_log_settings.destination_arn  AccessLogSettings.DestinationArn
			access_log_settings.format        AccessLogSettings.Format
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_apigatewayv2_api", List: httpAPIs, Items: "Items[]", ID: "ApiId", ARN: "arn:{partition}:apigateway:{region}::/apis/{ApiId}",
		Keys: []string{"name"},
		Attributes: `
			name                              Name
			protocol_type                     ProtocolType
			description                       Description
			api_endpoint                      ApiEndpoint                     vendor
			disable_execute_api_endpoint      DisableExecuteApiEndpoint
			route_selection_expression        RouteSelectionExpression        vendor
			cors_configuration.allow_credentials  CorsConfiguration.AllowCredentials
			cors_configuration.allow_headers  CorsConfiguration.AllowHeaders
			cors_configuration.allow_methods  CorsConfiguration.AllowMethods
			cors_configuration.allow_origins  CorsConfiguration.AllowOrigins
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_apigatewayv2_route", List: httpAPIs, Items: "Items[]", Then: ofHTTPAPIs("GetRoutes"),
		ID: "RouteId", Keys: []string{"api_id route_key"},
		Attributes: `
			api_id                            $Of.ApiId
			route_key                         RouteKey
			authorization_type                AuthorizationType               unset=NONE
			authorizer_id                     AuthorizerId
			api_key_required                  ApiKeyRequired
			target                            Target`,
	},
	{
		Name: "aws_apigatewayv2_integration", List: httpAPIs, Items: "Items[]", Then: ofHTTPAPIs("GetIntegrations"),
		ID: "IntegrationId", Keys: []string{"api_id integration_uri", "api_id integration_type"},
		Attributes: `
			api_id                            $Of.ApiId
			integration_type                  IntegrationType
			integration_uri                   IntegrationUri
			integration_method                IntegrationMethod               vendor
			connection_type                   ConnectionType                  unset=INTERNET
			connection_id                     ConnectionId
			credentials_arn                   CredentialsArn`,
	},
	{
		Name: "aws_apigatewayv2_stage", List: httpAPIs, Items: "Items[]", Then: ofHTTPAPIs("GetStages"),
		ID: "StageName", ARN: "arn:{partition}:apigateway:{region}::/apis/{$Of.ApiId}/stages/{StageName}", Keys: []string{"api_id name"},
		Attributes: `
			api_id                            $Of.ApiId
			name                              StageName
			auto_deploy                       AutoDeploy
			deployment_id                     DeploymentId                    vendor
			access_log_settings.destination_arn  AccessLogSettings.DestinationArn
			access_log_settings.format        AccessLogSettings.Format
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_route53_zone", List: zones, Items: "HostedZones[]", Trim: "Id=/hostedzone/", Global: true, ID: "Id", ARN: "arn:{partition}:route53:::hostedzone/{Id}",
		Keys: []string{"name"},
		Made: []string{"LinkedService.ServicePrincipal^= a service of AWS"},
		Details: []Call{
			{Service: "route53", Operation: "GetHostedZone", Params: "Id=Id"},
			{Service: "route53", Operation: "ListTagsForResource", Params: "ResourceId=Id ResourceType='hostedzone'"},
		},
		Attributes: `
			zone_id                           Id                              vendor
			name                              Name                            as=zone-name
			comment                           Config.Comment                  vendor
			vpc                               $GetHostedZone.VPCs             as=zone-vpcs
			tags                              $ListTagsForResource.ResourceTagSet.Tags  as=tags`,
	},
	{
		Name: "aws_route53_record", List: zones, Items: "HostedZones[]", Trim: "Id=/hostedzone/", Global: true,
		Then: []Step{{Call{Service: "route53", Operation: "ListResourceRecordSets", Params: "HostedZoneId=Id"}, "ResourceRecordSets[]"}},
		ID:   "{$Of.Id}_{Name}_{Type}", Keys: []string{"zone_id name type set_identifier", "zone_id name type"},
		Made: []string{"Type=SOA Route 53, with the zone", "Type=NS Route 53, with the zone"},
		Attributes: `
			zone_id                           $Of.Id
			name                              Name                            as=zone-name
			type                              Type
			ttl                               TTL
			records                           ResourceRecords[].Value
			set_identifier                    SetIdentifier
			alias.name                        AliasTarget.DNSName             as=zone-name
			alias.zone_id                     AliasTarget.HostedZoneId
			alias.evaluate_target_health      AliasTarget.EvaluateTargetHealth`,
	},
	{
		Name: "aws_route53_query_log", List: Call{Service: "route53", Operation: "ListQueryLoggingConfigs"}, Items: "QueryLoggingConfigs[]", Global: true,
		ID: "Id", Keys: []string{"zone_id"},
		Attributes: `
			zone_id                           HostedZoneId
			cloudwatch_log_group_arn          CloudWatchLogsLogGroupArn`,
	},
}
