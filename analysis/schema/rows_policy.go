package schema

// ofPolicy returns a row for a satellite that holds the resource policy of its
// owner in the attribute policy of both.
func ofPolicy(satellite, link, owner, keys string) row {
	return row{from: satellite, link: link, to: owner, keys: keys, as: attr("policy", "policy")}
}

// Resource policies that are resources of their own.
var policyRows = []row{
	ofPolicy("aws_acmpca_policy", "resource_arn", "aws_acmpca_certificate_authority", "arn id"),
	ofPolicy("aws_api_gateway_rest_api_policy", "rest_api_id", "aws_api_gateway_rest_api", "id"),
	ofPolicy("aws_backup_vault_policy", "backup_vault_name", "aws_backup_vault", "name id"),
	ofPolicy("aws_cloudwatch_event_bus_policy", "event_bus_name", "aws_cloudwatch_event_bus", "name id"),
	ofPolicy("aws_codebuild_resource_policy", "resource_arn", "aws_codebuild_project aws_codebuild_report_group", "arn id"),
	ofPolicy("aws_dynamodb_resource_policy", "resource_arn", "aws_dynamodb_table", "arn stream_arn"),
	ofPolicy("aws_ecr_repository_policy", "repository", "aws_ecr_repository", "name id"),
	ofPolicy("aws_ecrpublic_repository_policy", "repository_name", "aws_ecrpublic_repository", "repository_name id"),
	ofPolicy("aws_efs_file_system_policy", "file_system_id", "aws_efs_file_system", "id"),
	ofPolicy("aws_kinesis_resource_policy", "resource_arn", "aws_kinesis_stream aws_kinesis_stream_consumer", "arn"),
	ofPolicy("aws_kms_key_policy", "key_id", "aws_kms_key aws_kms_external_key aws_kms_replica_key aws_kms_replica_external_key", "key_id id arn"),
	ofPolicy("aws_media_store_container_policy", "container_name", "aws_media_store_container", "name id"),
	ofPolicy("aws_msk_cluster_policy", "cluster_arn", "aws_msk_cluster aws_msk_serverless_cluster", "arn id"),
	ofPolicy("aws_networkfirewall_resource_policy", "resource_arn", "aws_networkfirewall_firewall_policy aws_networkfirewall_rule_group", "arn id"),
	ofPolicy("aws_redshift_resource_policy", "resource_arn", "aws_redshift_cluster", "arn cluster_namespace_arn"),
	ofPolicy("aws_s3control_access_point_policy", "access_point_arn", "aws_s3_access_point", "arn id"),
	ofPolicy("aws_s3control_bucket_policy", "bucket", "aws_s3control_bucket", "arn id"),
	ofPolicy("aws_schemas_registry_policy", "registry_name", "aws_schemas_registry", "name id"),
	ofPolicy("aws_secretsmanager_secret_policy", "secret_arn", "aws_secretsmanager_secret", "arn id name"),
	ofPolicy("aws_ses_identity_policy", "identity", "aws_ses_domain_identity aws_ses_email_identity", "arn domain email id"),
	ofPolicy("aws_sesv2_email_identity_policy", "email_identity", "aws_sesv2_email_identity", "email_identity id"),
	ofPolicy("aws_sns_topic_policy", "arn", "aws_sns_topic", "arn id"),
	ofPolicy("aws_sqs_queue_policy", "queue_url", "aws_sqs_queue", "url id"),
	ofPolicy("aws_vpclattice_auth_policy", "resource_identifier", "aws_vpclattice_service aws_vpclattice_service_network", "arn id"),
	ofPolicy("aws_vpclattice_resource_policy", "resource_arn", "aws_vpclattice_service aws_vpclattice_service_network", "arn"),

	{from: "aws_codeartifact_domain_permissions_policy", link: "domain", to: "aws_codeartifact_domain", keys: "domain", as: attr("policy_document", "policy")},
	{from: "aws_codeartifact_repository_permissions_policy", link: "repository", to: "aws_codeartifact_repository", keys: "repository", agree: "domain", as: attr("policy_document", "policy")},
	{from: "aws_opensearch_domain_policy", link: "domain_name", to: "aws_opensearch_domain", keys: "domain_name id", as: attr("access_policies", "access_policies")},
	{from: "aws_s3tables_table_bucket_policy", link: "table_bucket_arn", to: "aws_s3tables_table_bucket", keys: "arn", as: attr("resource_policy", "policy")},
	{from: "aws_s3tables_table_policy", link: "name", to: "aws_s3tables_table", keys: "name", agree: "table_bucket_arn", as: attr("resource_policy", "policy")},
	{from: "aws_sagemaker_model_package_group_policy", link: "model_package_group_name", to: "aws_sagemaker_model_package_group", keys: "model_package_group_name id", as: attr("resource_policy", "policy")},
	{from: "aws_cloudwatch_log_destination_policy", link: "destination_name", to: "aws_cloudwatch_log_destination", keys: "name id", as: attr("access_policy", "policy")},
}

const policyPartOnly = `aws_acmpca_policy aws_api_gateway_rest_api_policy aws_backup_vault_policy aws_cloudwatch_event_bus_policy
	aws_codebuild_resource_policy aws_dynamodb_resource_policy aws_ecr_repository_policy aws_ecrpublic_repository_policy
	aws_efs_file_system_policy aws_kinesis_resource_policy aws_kms_key_policy aws_media_store_container_policy
	aws_msk_cluster_policy aws_networkfirewall_resource_policy aws_redshift_resource_policy
	aws_s3control_access_point_policy aws_s3control_bucket_policy aws_schemas_registry_policy
	aws_secretsmanager_secret_policy aws_ses_identity_policy aws_sesv2_email_identity_policy aws_sns_topic_policy
	aws_sqs_queue_policy aws_vpclattice_auth_policy aws_vpclattice_resource_policy
	aws_codeartifact_domain_permissions_policy aws_codeartifact_repository_permissions_policy
	aws_opensearch_domain_policy aws_s3tables_table_bucket_policy aws_s3tables_table_policy
	aws_sagemaker_model_package_group_policy aws_cloudwatch_log_destination_policy`
