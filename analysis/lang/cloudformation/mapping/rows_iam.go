package mapping

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html and
// pages of the other services.
var iamRows = []Row{
	{Name: "AWS::IAM::Role", Type: "aws_iam_role", Returns: "Arn=arn RoleId=unique_id", Properties: `
		AssumeRolePolicyDocument         assume_role_policy
		Policies                         inline_policy                   as=policies`},
	{Name: "AWS::IAM::RolePolicy", Type: "aws_iam_role_policy", Properties: `
		PolicyName                       name
		RoleName                         role`},
	{Name: "AWS::IAM::User", Type: "aws_iam_user", Returns: "Arn=arn", Properties: `
		Policies                         -
		Groups                           groups
		LoginProfile                     login_profile
		LoginProfile.PasswordResetRequired  login_profile.password_reset_required`},
	{Name: "AWS::IAM::User", Type: "aws_iam_user_policy", Each: "Policies", Properties: `
		=@id                             user
		UserName                         -
		Policies                         .
		Policies.PolicyName              name`},
	{Name: "AWS::IAM::UserPolicy", Type: "aws_iam_user_policy", Properties: `
		PolicyName                       name
		UserName                         user`},
	{Name: "AWS::IAM::Group", Type: "aws_iam_group", Returns: "Arn=arn", Properties: `
		Policies                         -`},
	{Name: "AWS::IAM::Group", Type: "aws_iam_group_policy", Each: "Policies", Properties: `
		=@id                             group
		GroupName                        -
		Policies                         .
		Policies.PolicyName              name`},
	{Name: "AWS::IAM::GroupPolicy", Type: "aws_iam_group_policy", Properties: `
		PolicyName                       name
		GroupName                        group`},
	{Name: "AWS::IAM::UserToGroupAddition", Type: "aws_iam_user_group_membership", Each: "Users", Properties: `
		Users                            user
		GroupName                        groups`},
	{Name: "AWS::IAM::ManagedPolicy", Type: "aws_iam_policy", Ref: "arn", Returns: "PolicyArn=arn", Properties: `
		ManagedPolicyName                name`},
	{Name: "AWS::IAM::ManagedPolicy", Type: "aws_iam_role_policy_attachment", Each: "Roles", Properties: `
		=@arn                            policy_arn
		Roles                            role`},
	{Name: "AWS::IAM::ManagedPolicy", Type: "aws_iam_user_policy_attachment", Each: "Users", Properties: `
		=@arn                            policy_arn
		Users                            user`},
	{Name: "AWS::IAM::ManagedPolicy", Type: "aws_iam_group_policy_attachment", Each: "Groups", Properties: `
		=@arn                            policy_arn
		Groups                           group`},
	{Name: "AWS::IAM::Policy", Type: "aws_iam_role_policy", Each: "Roles", Properties: `
		PolicyName                       name
		Roles                            role`},
	{Name: "AWS::IAM::Policy", Type: "aws_iam_user_policy", Each: "Users", Properties: `
		PolicyName                       name
		Users                            user`},
	{Name: "AWS::IAM::Policy", Type: "aws_iam_group_policy", Each: "Groups", Properties: `
		PolicyName                       name
		Groups                           group`},
	{Name: "AWS::IAM::InstanceProfile", Type: "aws_iam_instance_profile", Returns: "Arn=arn", Properties: `
		InstanceProfileName              name
		Roles                            role                            as=first`},
	{Name: "AWS::IAM::AccessKey", Type: "aws_iam_access_key", Returns: "SecretAccessKey=secret"},
	{Name: "AWS::KMS::Key", Type: "aws_kms_key", Returns: "Arn=arn KeyId=key_id", Properties: `
		KeyPolicy                        policy
		PendingWindowInDays              deletion_window_in_days
		Enabled                          is_enabled
		KeySpec                          customer_master_key_spec`},
	{Name: "AWS::KMS::ReplicaKey", Type: "aws_kms_replica_key", Returns: "Arn=arn KeyId=key_id", Properties: `
		KeyPolicy                        policy
		PendingWindowInDays              deletion_window_in_days`},
	{Name: "AWS::SSO::PermissionSet", Type: "aws_ssoadmin_permission_set", Properties: `
		ManagedPolicies                  managed_policy_arns
		RelayStateType                   relay_state`},
	{Name: "AWS::Cognito::UserPool", Type: "aws_cognito_user_pool", Returns: "Arn=arn", Properties: `
		UserPoolName                     name
		EnabledMfas                      -
		Policies                         .
		UserPoolAddOns                   user_pool_add_ons`},
	{Name: "AWS::Cognito::UserPoolClient", Type: "aws_cognito_user_pool_client", Properties: `
		ClientName                       name`},
	{Name: "AWS::SecretsManager::Secret", Type: "aws_secretsmanager_secret", Properties: `
		ReplicaRegions                   replica
		KmsKeyId                         kms_key_id`},
	{Name: "AWS::SecretsManager::Secret", Type: "aws_secretsmanager_secret_version", When: "SecretString", Properties: `
		=@id                             secret_id
		Name                             -
		SecretString                     secret_string`},
	{Name: "AWS::SecretsManager::ResourcePolicy", Type: "aws_secretsmanager_secret_policy", Properties: `
		SecretId                         secret_arn
		ResourcePolicy                   policy`},
	{Name: "AWS::SecretsManager::RotationSchedule", Type: "aws_secretsmanager_secret_rotation"},
	{Name: "AWS::DirectoryService::SimpleAD", Type: "aws_directory_service_directory", Properties: `
		=SimpleAD                        type`},
	{Name: "AWS::DirectoryService::MicrosoftAD", Type: "aws_directory_service_directory", Properties: `
		=MicrosoftAD                     type`},
	{Name: "AWS::SSM::Parameter", Type: "aws_ssm_parameter"},
	{Name: "AWS::SSM::ResourceDataSync", Type: "aws_ssm_resource_data_sync", Properties: `
		SyncName                         name
		BucketName                       s3_destination.bucket_name
		BucketRegion                     s3_destination.region
		KMSKeyArn                        s3_destination.kms_key_arn
		S3Destination.BucketRegion       s3_destination.region`},
	{Name: "AWS::CertificateManager::Certificate", Type: "aws_acm_certificate", Properties: `
		CertificateTransparencyLoggingPreference  options.certificate_transparency_logging_preference`},
	{Name: "AWS::ACMPCA::CertificateAuthority", Type: "aws_acmpca_certificate_authority", Properties: `
		KeyAlgorithm                     certificate_authority_configuration.key_algorithm
		SigningAlgorithm                 certificate_authority_configuration.signing_algorithm
		Subject                          certificate_authority_configuration.subject`},
	{Name: "AWS::SecurityHub::Hub", Type: "aws_securityhub_account"},
	{Name: "AWS::GuardDuty::Detector", Type: "aws_guardduty_detector", Properties: `
		DataSources                      datasources`},
	{Name: "AWS::GuardDuty::Detector", Type: "aws_guardduty_detector_feature", Each: "Features", Properties: `
		=@id                             detector_id
		Enable                           -
		Features                         .`},
	{Name: "AWS::Config::ConfigurationAggregator", Type: "aws_config_configuration_aggregator", Properties: `
		ConfigurationAggregatorName      name
		AccountAggregationSources.AllAwsRegions  account_aggregation_source.all_regions
		AccountAggregationSources.AwsRegions  account_aggregation_source.regions
		OrganizationAggregationSource.AllAwsRegions  organization_aggregation_source.all_regions
		OrganizationAggregationSource.AwsRegions  organization_aggregation_source.regions`},
	{Name: "AWS::Config::ConfigurationRecorder", Type: "aws_config_configuration_recorder", Properties: `
		=true                            is_enabled`},
	{Name: "AWS::CloudTrail::Trail", Type: "aws_cloudtrail", Returns: "Arn=arn", Properties: `
		TrailName                        name
		CloudWatchLogsLogGroupArn        cloud_watch_logs_group_arn
		IsLogging                        enable_logging
		EnableLogFileValidation          enable_log_file_validation
		InsightSelectors                 insight_selector`},
	{Name: "AWS::Logs::LogGroup", Type: "aws_cloudwatch_log_group", Returns: "Arn=arn", Properties: `
		LogGroupName                     name`},
	{Name: "AWS::Logs::MetricFilter", Type: "aws_cloudwatch_log_metric_filter", Properties: `
		FilterName                       name
		FilterPattern                    pattern
		MetricTransformations.MetricName  metric_transformation.name
		MetricTransformations.MetricNamespace  metric_transformation.namespace
		MetricTransformations.MetricValue  metric_transformation.value`},
	{Name: "AWS::Logs::Destination", Type: "aws_cloudwatch_log_destination", Properties: `
		DestinationName                  name
		DestinationPolicy                policy`},
	{Name: "AWS::Logs::SubscriptionFilter", Type: "aws_cloudwatch_log_subscription_filter", Properties: `
		FilterName                       name`},
	{Name: "AWS::SES::ConfigurationSet", Type: "aws_sesv2_configuration_set", Properties: `
		Name                             configuration_set_name`},
	{Name: "AWS::ServiceCatalog::PortfolioShare", Type: "aws_servicecatalog_portfolio_share", Properties: `
		=ACCOUNT                         type
		AccountId                        principal_id`},
	{Name: "AWS::RAM::ResourceShare", Type: "aws_ram_resource_share", Properties: `
		Principals                       -`},
}
