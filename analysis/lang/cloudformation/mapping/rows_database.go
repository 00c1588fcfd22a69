package mapping

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_RDS.html
var databaseRows = []Row{
	{Name: "AWS::RDS::DBInstance", Type: "aws_db_instance", Returns: "DBInstanceArn=arn Endpoint.Address=address Endpoint.Port=port", Properties: `
		DBInstanceIdentifier             identifier
		DBInstanceClass                  instance_class
		DBName                           db_name
		MasterUsername                   username
		MasterUserPassword               password
		EnableIAMDatabaseAuthentication  iam_database_authentication_enabled
		EnablePerformanceInsights        performance_insights_enabled
		EnableCloudwatchLogsExports      enabled_cloudwatch_logs_exports
		VPCSecurityGroups                vpc_security_group_ids
		SourceDBInstanceIdentifier       replicate_source_db
		DBSnapshotIdentifier             snapshot_identifier
		MultiAZ                          multi_az`},
	{Name: "AWS::DynamoDB::Table", Type: "aws_dynamodb_table", Returns: "Arn=arn StreamArn=stream_arn", Properties: `
		TableName                        name
		PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled  point_in_time_recovery.enabled
		SSESpecification.SSEEnabled      server_side_encryption.enabled
		SSESpecification.KMSMasterKeyId  server_side_encryption.kms_key_arn`},
}
