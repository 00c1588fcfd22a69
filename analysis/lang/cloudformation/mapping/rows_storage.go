package mapping

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_S3.html and
// pages of the other services.
var storageRows = []Row{
	{Name: "AWS::S3::Bucket", Type: "aws_s3_bucket", Returns: "Arn=arn DomainName=bucket_domain_name RegionalDomainName=bucket_regional_domain_name WebsiteURL=website_endpoint", Properties: `
		BucketName                       bucket
		AccessControl                    acl                             as=words:Private=private|PublicRead=public-read|PublicReadWrite=public-read-write|AuthenticatedRead=authenticated-read|LogDeliveryWrite=log-delivery-write|BucketOwnerRead=bucket-owner-read|BucketOwnerFullControl=bucket-owner-full-control|AwsExecRead=aws-exec-read
		PublicAccessBlockConfiguration   public_access_block
		VersioningConfiguration.Status   versioning.enabled              as=is:Enabled
		BucketEncryption.ServerSideEncryptionConfiguration  server_side_encryption_configuration.rule
		BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault  server_side_encryption_configuration.rule.apply_server_side_encryption_by_default
		BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.SSEAlgorithm    server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.sse_algorithm
		LoggingConfiguration             logging
		LoggingConfiguration.DestinationBucketName  logging.target_bucket
		LoggingConfiguration.LogFilePrefix  logging.target_prefix
		LifecycleConfiguration.Rules     lifecycle_rule
		LifecycleConfiguration.Rules.Status  lifecycle_rule.enabled      as=is:Enabled
		LifecycleConfiguration.Rules.AbortIncompleteMultipartUpload.DaysAfterInitiation  lifecycle_rule.abort_incomplete_multipart_upload_days
		LifecycleConfiguration.Rules.ExpirationInDays  lifecycle_rule.expiration.days
		LifecycleConfiguration.Rules.ExpirationDate  lifecycle_rule.expiration.date
		LifecycleConfiguration.Rules.ExpiredObjectDeleteMarker  lifecycle_rule.expiration.expired_object_delete_marker
		LifecycleConfiguration.Rules.NoncurrentVersionExpirationInDays  lifecycle_rule.noncurrent_version_expiration.days
		LifecycleConfiguration.Rules.NoncurrentVersionExpiration.NoncurrentDays  lifecycle_rule.noncurrent_version_expiration.days
		LifecycleConfiguration.Rules.Transition  lifecycle_rule.transition
		LifecycleConfiguration.Rules.Transition.TransitionInDays  lifecycle_rule.transition.days
		LifecycleConfiguration.Rules.Transitions  lifecycle_rule.transition
		LifecycleConfiguration.Rules.Transitions.TransitionInDays  lifecycle_rule.transition.days
		LifecycleConfiguration.Rules.NoncurrentVersionTransition  lifecycle_rule.noncurrent_version_transition
		LifecycleConfiguration.Rules.NoncurrentVersionTransition.TransitionInDays  lifecycle_rule.noncurrent_version_transition.days
		LifecycleConfiguration.Rules.NoncurrentVersionTransitions  lifecycle_rule.noncurrent_version_transition
		LifecycleConfiguration.Rules.NoncurrentVersionTransitions.TransitionInDays  lifecycle_rule.noncurrent_version_transition.days
		LifecycleConfiguration.Rules.TagFilters  lifecycle_rule.tags
		NotificationConfiguration        notification
		NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled  notification.eventbridge
		NotificationConfiguration.LambdaConfigurations  notification.lambda_function
		NotificationConfiguration.LambdaConfigurations.Function  notification.lambda_function.lambda_function_arn
		NotificationConfiguration.LambdaConfigurations.Event  notification.lambda_function.events
		NotificationConfiguration.QueueConfigurations  notification.queue
		NotificationConfiguration.QueueConfigurations.Queue  notification.queue.queue_arn
		NotificationConfiguration.QueueConfigurations.Event  notification.queue.events
		NotificationConfiguration.TopicConfigurations  notification.topic
		NotificationConfiguration.TopicConfigurations.Topic  notification.topic.topic_arn
		NotificationConfiguration.TopicConfigurations.Event  notification.topic.events
		OwnershipControls.Rules          ownership_controls.rule
		ReplicationConfiguration.Rules.DeleteMarkerReplication.Status  replication_configuration.rules.delete_marker_replication_status
		ReplicationConfiguration.Rules.Destination.EncryptionConfiguration.ReplicaKmsKeyID  replication_configuration.rules.destination.replica_kms_key_id
		ReplicationConfiguration.Rules.SourceSelectionCriteria.SseKmsEncryptedObjects.Status  replication_configuration.rules.source_selection_criteria.sse_kms_encrypted_objects.enabled  as=is:Enabled
		WebsiteConfiguration             website
		CorsConfiguration.CorsRules      cors_rule
		CorsConfiguration.CorsRules.MaxAge  cors_rule.max_age_seconds
		AccelerateConfiguration.AccelerationStatus  acceleration_status
		InventoryConfigurations          inventory`},
	{Name: "AWS::S3::BucketPolicy", Type: "aws_s3_bucket_policy"},
	{Name: "AWS::S3::AccessPoint", Type: "aws_s3_access_point"},
	{Name: "AWS::S3::MultiRegionAccessPoint", Type: "aws_s3control_multi_region_access_point", Properties: `
		Name                             details.name
		PublicAccessBlockConfiguration   details.public_access_block
		Regions                          details.region`},
	{Name: "AWS::SNS::Topic", Type: "aws_sns_topic", Ref: "arn", Returns: "TopicArn=arn TopicName=name"},
	{Name: "AWS::SNS::Topic", Type: "aws_sns_topic_subscription", Each: "Subscription", Properties: `
		=@arn                            topic_arn
		Subscription                     .`},
	{Name: "AWS::SNS::TopicPolicy", Type: "aws_sns_topic_policy", Each: "Topics", Properties: `
		Topics                           arn`},
	{Name: "AWS::SNS::TopicInlinePolicy", Type: "aws_sns_topic_policy", Properties: `
		TopicArn                         arn`},
	{Name: "AWS::SNS::Subscription", Type: "aws_sns_topic_subscription"},
	{Name: "AWS::SQS::Queue", Type: "aws_sqs_queue", Ref: "url", Returns: "Arn=arn QueueUrl=url QueueName=name", Properties: `
		MaximumMessageSize               max_message_size
		MessageRetentionPeriod           message_retention_seconds
		ReceiveMessageWaitTimeSeconds    receive_wait_time_seconds
		VisibilityTimeout                visibility_timeout_seconds`},
	{Name: "AWS::SQS::QueuePolicy", Type: "aws_sqs_queue_policy", Each: "Queues", Properties: `
		Queues                           queue_url`},
	{Name: "AWS::SQS::QueueInlinePolicy", Type: "aws_sqs_queue_policy", Properties: `
		Queue                            queue_url`},
	{Name: "AWS::EFS::FileSystem", Type: "aws_efs_file_system", Returns: "Arn=arn FileSystemId=id", Properties: `
		FileSystemPolicy                 policy
		BackupPolicy                     backup_policy
		LifecyclePolicies                lifecycle_policy`},
	{Name: "AWS::FSx::FileSystem", Type: "aws_fsx_lustre_file_system", When: "LustreConfiguration", Properties: `
		LustreConfiguration              .`},
	{Name: "AWS::FSx::FileSystem", Type: "aws_fsx_windows_file_system", When: "WindowsConfiguration", Properties: `
		WindowsConfiguration             .`},
	{Name: "AWS::FSx::FileSystem", Type: "aws_fsx_ontap_file_system", When: "OntapConfiguration", Properties: `
		OntapConfiguration               .`},
	{Name: "AWS::FSx::FileSystem", Type: "aws_fsx_openzfs_file_system", When: "OpenZFSConfiguration", Properties: `
		OpenZFSConfiguration             .`},
	{Name: "AWS::Backup::BackupVault", Type: "aws_backup_vault", Returns: "BackupVaultArn=arn BackupVaultName=name", Properties: `
		AccessPolicy                     policy
		EncryptionKeyArn                 kms_key_arn
		LockConfiguration                lock_configuration`},
	{Name: "AWS::Backup::BackupPlan", Type: "aws_backup_plan", Properties: `
		BackupPlan                       .
		BackupPlan.BackupPlanName        name
		BackupPlan.BackupPlanRule        rule
		BackupPlan.BackupPlanRule.RuleName  rule.rule_name
		BackupPlan.BackupPlanRule.TargetBackupVault  rule.target_vault_name
		BackupPlan.BackupPlanRule.ScheduleExpression  rule.schedule
		BackupPlan.BackupPlanRule.Lifecycle.DeleteAfterDays  rule.lifecycle.delete_after
		BackupPlan.BackupPlanRule.Lifecycle.MoveToColdStorageAfterDays  rule.lifecycle.cold_storage_after
		BackupPlan.BackupPlanRule.CopyActions  rule.copy_action
		BackupPlan.BackupPlanRule.CopyActions.DestinationBackupVaultArn  rule.copy_action.destination_vault_arn
		BackupPlan.AdvancedBackupSettings  advanced_backup_setting`},
	{Name: "AWS::Kinesis::Stream", Type: "aws_kinesis_stream", Returns: "Arn=arn", Properties: `
		RetentionPeriodHours             retention_period
		StreamEncryption.EncryptionType  encryption_type
		StreamEncryption.KeyId           kms_key_id`},
	{Name: "AWS::KinesisFirehose::DeliveryStream", Type: "aws_kinesis_firehose_delivery_stream", Returns: "Arn=arn", Properties: `
		DeliveryStreamEncryptionConfigurationInput  server_side_encryption
		DeliveryStreamEncryptionConfigurationInput.KeyARN  server_side_encryption.key_arn
		DeliveryStreamEncryptionConfigurationInput.KeyType  server_side_encryption.key_type
		KinesisStreamSourceConfiguration  kinesis_source_configuration
		ExtendedS3DestinationConfiguration  extended_s3_configuration
		ExtendedS3DestinationConfiguration.EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN  extended_s3_configuration.kms_key_arn
		S3DestinationConfiguration       extended_s3_configuration
		S3DestinationConfiguration.EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN  extended_s3_configuration.kms_key_arn
		RedshiftDestinationConfiguration  redshift_configuration
		HttpEndpointDestinationConfiguration  http_endpoint_configuration
		SplunkDestinationConfiguration   splunk_configuration
		ElasticsearchDestinationConfiguration  elasticsearch_configuration
		AmazonopensearchserviceDestinationConfiguration  opensearch_configuration
		SnowflakeDestinationConfiguration  snowflake_configuration`},
	{Name: "AWS::Events::EventBus", Type: "aws_cloudwatch_event_bus"},
	{Name: "AWS::Events::Archive", Type: "aws_cloudwatch_event_archive", Properties: `
		ArchiveName                      name
		SourceArn                        event_source_arn`},
	{Name: "AWS::Events::Rule", Type: "aws_cloudwatch_event_rule", Returns: "Arn=arn"},
	{Name: "AWS::Events::Rule", Type: "aws_cloudwatch_event_target", Each: "Targets", Properties: `
		=@id                             rule
		RoleArn                          -
		State                            -
		Targets                          .
		Targets.Id                       target_id`},
	{Name: "AWS::Events::EventBusPolicy", Type: "aws_cloudwatch_event_permission", Properties: `
		Statement                        -`},
	{Name: "AWS::Glue::Connection", Type: "aws_glue_connection", Properties: `
		ConnectionInput                  .`},
	{Name: "AWS::Glue::Crawler", Type: "aws_glue_crawler", Properties: `
		CrawlerSecurityConfiguration     security_configuration`},
	{Name: "AWS::Glue::DevEndpoint", Type: "aws_glue_dev_endpoint", Properties: `
		EndpointName                     name`},
	{Name: "AWS::Glue::DataCatalogEncryptionSettings", Type: "aws_glue_data_catalog_encryption_settings", Properties: `
		DataCatalogEncryptionSettings.ConnectionPasswordEncryption.KmsKeyId  data_catalog_encryption_settings.connection_password_encryption.aws_kms_key_id
		DataCatalogEncryptionSettings.EncryptionAtRest.SseAwsKmsKeyId  data_catalog_encryption_settings.encryption_at_rest.sse_aws_kms_key_id`},
	{Name: "AWS::Glue::SecurityConfiguration", Type: "aws_glue_security_configuration", Properties: `
		EncryptionConfiguration.S3Encryptions  encryption_configuration.s3_encryption`},
	{Name: "AWS::Athena::WorkGroup", Type: "aws_athena_workgroup", Properties: `
		WorkGroupConfiguration           configuration
		RecursiveDeleteOption            force_destroy`},
	{Name: "AWS::Transfer::Server", Type: "aws_transfer_server"},
	{Name: "AWS::Connect::Instance", Type: "aws_connect_instance", Properties: `
		Attributes                       .
		Attributes.ContactflowLogs       contact_flow_logs_enabled`},
	{Name: "AWS::Connect::InstanceStorageConfig", Type: "aws_connect_instance_storage_config", Properties: `
		InstanceArn                      instance_id
		S3Config                         storage_config.s3_config
		KinesisVideoStreamConfig         storage_config.kinesis_video_stream_config
		StorageType                      storage_config.storage_type`},
}
