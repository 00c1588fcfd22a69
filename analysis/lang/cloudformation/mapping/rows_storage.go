package mapping

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_S3.html
var storageRows = []Row{
	{Name: "AWS::S3::Bucket", Type: "aws_s3_bucket", Returns: "Arn=arn DomainName=bucket_domain_name RegionalDomainName=bucket_regional_domain_name", Properties: `
		BucketName                       bucket
		AccessControl                    acl                             as=words:Private=private|PublicRead=public-read|PublicReadWrite=public-read-write|AuthenticatedRead=authenticated-read|LogDeliveryWrite=log-delivery-write|BucketOwnerRead=bucket-owner-read|BucketOwnerFullControl=bucket-owner-full-control|AwsExecRead=aws-exec-read
		PublicAccessBlockConfiguration   public_access_block
		VersioningConfiguration.Status   versioning.enabled              as=is:Enabled
		BucketEncryption.ServerSideEncryptionConfiguration  server_side_encryption_configuration.rule
		BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.SSEAlgorithm    server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.sse_algorithm
		BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.KMSMasterKeyID  server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.kms_master_key_id
		BucketEncryption.ServerSideEncryptionConfiguration.BucketKeyEnabled  server_side_encryption_configuration.rule.bucket_key_enabled
		LoggingConfiguration.DestinationBucketName  logging.target_bucket
		LoggingConfiguration.LogFilePrefix  logging.target_prefix
		LifecycleConfiguration.Rules     lifecycle_rule
		OwnershipControls.Rules          ownership_controls.rule
		ReplicationConfiguration         replication_configuration
		WebsiteConfiguration             website
		CorsConfiguration.CorsRules      cors_rule
		AccelerateConfiguration.AccelerationStatus  acceleration_status
		ObjectLockEnabled                object_lock_enabled
		ObjectLockConfiguration          object_lock_configuration`},
	{Name: "AWS::S3::BucketPolicy", Type: "aws_s3_bucket_policy", Properties: `
		PolicyDocument                   policy`},
	{Name: "AWS::SNS::Topic", Type: "aws_sns_topic", Returns: "TopicArn=arn TopicName=name", Properties: `
		TopicName                        name`},
	{Name: "AWS::SNS::TopicPolicy", Type: "aws_sns_topic_policy", Each: "Topics", Properties: `
		Topics                           arn
		PolicyDocument                   policy`},
	{Name: "AWS::SQS::Queue", Type: "aws_sqs_queue", Ref: "url", Returns: "Arn=arn QueueUrl=url QueueName=name", Properties: `
		QueueName                        name`},
	{Name: "AWS::SQS::QueuePolicy", Type: "aws_sqs_queue_policy", Each: "Queues", Properties: `
		Queues                           queue_url
		PolicyDocument                   policy`},
}
