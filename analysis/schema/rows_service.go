package schema

// What else configures the resources of single services.
var serviceRows = []row{
	{from: "aws_api_gateway_method_settings", link: "stage_name", to: "aws_api_gateway_stage", keys: "stage_name", agree: "rest_api_id", as: element("method_settings")},
	{from: "aws_appsync_api_cache", link: "api_id", to: "aws_appsync_graphql_api", keys: "id", as: block("api_cache")},
	{from: "aws_backup_vault_lock_configuration", link: "backup_vault_name", to: "aws_backup_vault", keys: "name id", as: block("lock_configuration")},
	{from: "aws_cloudwatch_log_data_protection_policy", link: "log_group_name", to: "aws_cloudwatch_log_group", keys: "name id", as: attr("policy_document", "data_protection_policy")},
	{from: "aws_cloudwatch_log_metric_filter", link: "log_group_name", to: "aws_cloudwatch_log_group", keys: "name id", as: element("metric_filter")},
	{from: "aws_cloudwatch_metric_alarm", link: "metric_name", to: "aws_cloudwatch_log_metric_filter", keys: "metric_transformation.name",
		agree: "namespace=metric_transformation.namespace", known: true, as: element("alarm")},
	{from: "aws_config_configuration_recorder_status", link: "name", to: "aws_config_configuration_recorder", keys: "name id", as: attr("is_enabled", "is_enabled")},
	{from: "aws_ecr_lifecycle_policy", link: "repository", to: "aws_ecr_repository", keys: "name id", as: attr("policy", "lifecycle_policy")},
	{from: "aws_efs_backup_policy", link: "file_system_id", to: "aws_efs_file_system", keys: "id", as: attr("backup_policy", "backup_policy")},
	{from: "aws_efs_mount_target", link: "file_system_id", to: "aws_efs_file_system", keys: "id", as: element("mount_target")},
	{from: "aws_glacier_vault_lock", link: "vault_name", to: "aws_glacier_vault", keys: "name id", as: block("vault_lock")},
	{from: "aws_lambda_function_event_invoke_config", link: "function_name", to: "aws_lambda_function", keys: "function_name arn id", as: element("event_invoke_config")},
	{from: "aws_lambda_function_url", link: "function_name", to: "aws_lambda_function", keys: "function_name arn id", as: element("url")},
	{from: "aws_lambda_permission", link: "function_name", to: "aws_lambda_function", keys: "function_name arn id", as: element("permission")},
	{from: "aws_opensearch_domain_saml_options", link: "domain_name", to: "aws_opensearch_domain", keys: "domain_name id", as: attr("saml_options", "saml_options")},
	{from: "aws_secretsmanager_secret_rotation", link: "secret_id", to: "aws_secretsmanager_secret", keys: "id arn name", as: block("rotation")},
	{from: "aws_sns_topic_data_protection_policy", link: "arn", to: "aws_sns_topic", keys: "arn id", as: attr("policy", "data_protection_policy")},
	{from: "aws_sqs_queue_redrive_allow_policy", link: "queue_url", to: "aws_sqs_queue", keys: "url id", as: attr("redrive_allow_policy", "redrive_allow_policy")},
	{from: "aws_sqs_queue_redrive_policy", link: "queue_url", to: "aws_sqs_queue", keys: "url id", as: attr("redrive_policy", "redrive_policy")},
}

const servicePartOnly = `aws_api_gateway_method_settings aws_appsync_api_cache aws_backup_vault_lock_configuration
	aws_cloudwatch_log_data_protection_policy aws_config_configuration_recorder_status aws_ecr_lifecycle_policy
	aws_efs_backup_policy aws_glacier_vault_lock aws_opensearch_domain_saml_options
	aws_secretsmanager_secret_rotation aws_sns_topic_data_protection_policy aws_sqs_queue_redrive_allow_policy
	aws_sqs_queue_redrive_policy aws_redshift_logging aws_redshift_snapshot_copy`
