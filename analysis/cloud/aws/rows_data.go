package aws

// Databases and tables:
// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Operations.html,
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
var dataTypes = []Type{
	{
		Name: "aws_db_instance", List: Call{Service: "rds", Operation: "DescribeDBInstances"}, Items: "DBInstances[]", ID: "DBInstanceIdentifier", ARN: "{DBInstanceArn}",
		Keys: []string{"identifier"},
		Gone: []string{"DBInstanceStatus=deleting", "DBClusterIdentifier^="},
		Attributes: `
			identifier                           DBInstanceIdentifier            vendor
			engine                               Engine                          vendor
			engine_version                       EngineVersion                   release vendor
			instance_class                       DBInstanceClass
			allocated_storage                    AllocatedStorage                vendor
			storage_type                         StorageType                     vendor
			storage_encrypted                    StorageEncrypted
			kms_key_id                           KmsKeyId                        vendor
			username                             MasterUsername                  vendor
			db_name                              DBName                          vendor
			port                                 Endpoint.Port|DbInstancePort    vendor
			publicly_accessible                  PubliclyAccessible
			multi_az                             MultiAZ
			backup_retention_period              BackupRetentionPeriod           vendor
			deletion_protection                  DeletionProtection
			auto_minor_version_upgrade           AutoMinorVersionUpgrade         unset=true
			copy_tags_to_snapshot                CopyTagsToSnapshot
			iam_database_authentication_enabled  IAMDatabaseAuthenticationEnabled
			performance_insights_enabled         PerformanceInsightsEnabled
			monitoring_interval                  MonitoringInterval
			ca_cert_identifier                   CACertificateIdentifier         vendor
			enabled_cloudwatch_logs_exports      EnabledCloudwatchLogsExports
			vpc_security_group_ids               VpcSecurityGroups[].VpcSecurityGroupId  vendor
			db_subnet_group_name                 DBSubnetGroup.DBSubnetGroupName vendor
			parameter_group_name                 DBParameterGroups[].DBParameterGroupName  as=first vendor
			tags                                 TagList                         as=tags`,
	},
	{
		Name: "aws_db_subnet_group", List: Call{Service: "rds", Operation: "DescribeDBSubnetGroups"}, Items: "DBSubnetGroups[]", ID: "DBSubnetGroupName", ARN: "{DBSubnetGroupArn}",
		Keys: []string{"name"},
		Made: []string{"DBSubnetGroupName=default AWS, with the first database"},
		Attributes: `
			name                                 DBSubnetGroupName               vendor
			description                          DBSubnetGroupDescription        vendor
			subnet_ids                           Subnets[].SubnetIdentifier`,
	},
	{
		Name: "aws_rds_cluster", List: Call{Service: "rds", Operation: "DescribeDBClusters"}, Items: "DBClusters[]", ID: "DBClusterIdentifier", ARN: "{DBClusterArn}",
		Keys: []string{"cluster_identifier"},
		// Other databases answer the same calls.
		Gone: []string{"Engine=docdb", "Engine=neptune"},
		Attributes: `
			cluster_identifier                   DBClusterIdentifier             vendor
			engine                               Engine
			engine_version                       EngineVersion                   release vendor
			database_name                        DatabaseName                    vendor
			master_username                      MasterUsername                  vendor
			storage_encrypted                    StorageEncrypted
			kms_key_id                           KmsKeyId                        vendor
			backup_retention_period              BackupRetentionPeriod           unset=1
			deletion_protection                  DeletionProtection
			iam_database_authentication_enabled  IAMDatabaseAuthenticationEnabled
			copy_tags_to_snapshot                CopyTagsToSnapshot
			port                                 Port                            vendor
			vpc_security_group_ids               VpcSecurityGroups[].VpcSecurityGroupId  vendor
			db_subnet_group_name                 DBSubnetGroup                   vendor
			tags                                 TagList                         as=tags`,
	},
	{
		Name: "aws_dynamodb_table", List: Call{Service: "dynamodb", Operation: "ListTables"}, Items: "TableNames[]", ID: "Value",
		ARN:  "{$DescribeTable.Table.TableArn}",
		Keys: []string{"name"},
		Details: []Call{
			{Service: "dynamodb", Operation: "DescribeTable", Params: "TableName=Value"},
			{Service: "dynamodb", Operation: "DescribeContinuousBackups", Params: "TableName=Value"},
			{Service: "dynamodb", Operation: "ListTagsOfResource", Params: "ResourceArn=$DescribeTable.Table.TableArn"},
		},
		Attributes: `
			name                             Value
			hash_key                         $DescribeTable.Table.KeySchema       as=key:HASH
			range_key                        $DescribeTable.Table.KeySchema       as=key:RANGE
			billing_mode                     $DescribeTable.Table.BillingModeSummary.BillingMode  unset=PROVISIONED
			attribute                        $DescribeTable.Table.AttributeDefinitions  as=definitions
			read_capacity                    $DescribeTable.Table.ProvisionedThroughput.ReadCapacityUnits   vendor
			write_capacity                   $DescribeTable.Table.ProvisionedThroughput.WriteCapacityUnits  vendor
			table_class                      $DescribeTable.Table.TableClassSummary.TableClass  vendor
			deletion_protection_enabled      $DescribeTable.Table.DeletionProtectionEnabled
			stream_enabled                   $DescribeTable.Table.StreamSpecification.StreamEnabled
			stream_view_type                 $DescribeTable.Table.StreamSpecification.StreamViewType
			server_side_encryption.enabled      $DescribeTable.Table.SSEDescription.Status  as=is:ENABLED
			server_side_encryption.kms_key_arn  $DescribeTable.Table.SSEDescription.KMSMasterKeyArn  vendor
			point_in_time_recovery.enabled   $DescribeContinuousBackups.ContinuousBackupsDescription.PointInTimeRecoveryDescription.PointInTimeRecoveryStatus  as=is:ENABLED
			tags                             $ListTagsOfResource.Tags             as=tags`,
	},
}
