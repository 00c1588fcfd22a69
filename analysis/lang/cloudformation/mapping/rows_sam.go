package mapping

// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html
// and, on what they make,
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html.
var samRows = []Row{
	{Name: "AWS::Serverless::Function", Type: "aws_lambda_function", Returns: "Arn=arn", Properties: `
		CodeUri                          filename                        as=path
		InlineCode                       -
		Tracing                          tracing_config.mode
		DeadLetterQueue.TargetArn        dead_letter_config.target_arn
		FileSystemConfigs                file_system_config
		Policies                         -
		Events                           -`},
	{Name: "AWS::Serverless::Function", Type: "aws_lambda_function_url", When: "FunctionUrlConfig", Properties: `
		=@arn                            function_name
		FunctionUrlConfig                .
		FunctionUrlConfig.AuthType       authorization_type
		FunctionName                     -`},
	{Name: "AWS::Serverless::Function", Type: "aws_iam_role", Unless: "Role", Suffix: "Role", Properties: `
		Policies                         inline_policy                   as=statements
		PermissionsBoundary              permissions_boundary
		Description                      -
		RolePath                         path`},
	{Name: "AWS::Serverless::Api", Type: "aws_api_gateway_rest_api", Returns: "RootResourceId=root_resource_id", Properties: `
		=true                            lifecycle.create_before_destroy
		DefinitionBody                   body
		EndpointConfiguration            endpoint_configuration.types     as=endpoint
		Auth.ResourcePolicy              -
		DisableExecuteApiEndpoint        disable_execute_api_endpoint`},
	{Name: "AWS::Serverless::Api", Type: "aws_api_gateway_stage", Properties: `
		=@id                             rest_api_id
		Description                      -
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
	{Name: "AWS::Serverless::Api", Type: "aws_api_gateway_domain_name", When: "Domain", Properties: `
		Domain                           .
		Domain.SecurityPolicy            security_policy
		Domain.EndpointConfiguration     endpoint_configuration.types     as=endpoint`},
	{Name: "AWS::Serverless::HttpApi", Type: "aws_apigatewayv2_api", Properties: `
		=HTTP                            protocol_type
		DefinitionBody                   body`},
	{Name: "AWS::Serverless::HttpApi", Type: "aws_apigatewayv2_stage", Properties: `
		=@id                             api_id
		Description                      -
		StageName                        name                            unset=$default`},
	{Name: "AWS::Serverless::HttpApi", Type: "aws_apigatewayv2_domain_name", When: "Domain", Properties: `
		Domain.DomainName                domain_name
		Domain.CertificateArn            domain_name_configuration.certificate_arn
		Domain.SecurityPolicy            domain_name_configuration.security_policy
		Domain.EndpointConfiguration     domain_name_configuration.endpoint_type`},
	{Name: "AWS::Serverless::SimpleTable", Type: "aws_dynamodb_table", Returns: "Arn=arn", Properties: `
		TableName                        name
		PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled  point_in_time_recovery.enabled
		SSESpecification.SSEEnabled      server_side_encryption.enabled
		SSESpecification.KMSMasterKeyId  server_side_encryption.kms_key_arn
		PrimaryKey.Name                  hash_key`},
	{Name: "AWS::Serverless::StateMachine", Type: "aws_sfn_state_machine", Ref: "arn", Returns: "Arn=arn Name=name", Properties: `
		Name                             name
		DefinitionUri                    -
		Logging                          logging_configuration
		Logging.Destinations.CloudWatchLogsLogGroup.LogGroupArn  logging_configuration.log_destination
		Tracing                          tracing_configuration
		Policies                         -
		Role                             role_arn`},
	{Name: "AWS::Serverless::StateMachine", Type: "aws_iam_role", Unless: "Role", Suffix: "Role", Properties: `
		Name                             -
		Policies                         inline_policy                   as=statements
		PermissionsBoundary              permissions_boundary`},
	{Name: "AWS::Serverless::LayerVersion", Type: "aws_lambda_layer_version", Ref: "arn", Properties: `
		ContentUri                       filename                        as=path`},
	{Name: "AWS::Serverless::Application", Type: "aws_cloudformation_stack"},
}
