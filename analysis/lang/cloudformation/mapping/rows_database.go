package mapping

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_RDS.html and
// pages of the other services.
var databaseRows = []Row{
	{Name: "AWS::RDS::DBInstance", Type: "aws_db_instance", Returns: "DBInstanceArn=arn Endpoint.Address=address Endpoint.Port=port DbiResourceId=resource_id", Properties: `
		DBInstanceIdentifier             identifier
		DBInstanceClass                  instance_class
		MasterUsername                   username
		MasterUserPassword               password
		EnableIAMDatabaseAuthentication  iam_database_authentication_enabled
		VPCSecurityGroups                vpc_security_group_ids
		SourceDBInstanceIdentifier       replicate_source_db
		DBSnapshotIdentifier             snapshot_identifier
		DBParameterGroupName             parameter_group_name
		CACertificateIdentifier          ca_cert_identifier
		PreferredBackupWindow            backup_window
		PreferredMaintenanceWindow       maintenance_window`},
	{Name: "AWS::RDS::DBCluster", Type: "aws_rds_cluster", Returns: "DBClusterArn=arn Endpoint.Address=endpoint Endpoint.Port=port", Properties: `
		DBClusterIdentifier              cluster_identifier
		EnableIAMDatabaseAuthentication  iam_database_authentication_enabled
		MasterUserPassword               master_password
		DatabaseName                     database_name
		ServerlessV2ScalingConfiguration  serverlessv2_scaling_configuration
		SourceDBClusterIdentifier        replication_source_identifier`},
	{Name: "AWS::RDS::DBParameterGroup", Type: "aws_db_parameter_group", Properties: `
		DBParameterGroupName             name
		Parameters                       parameter                       as=entries`},
	{Name: "AWS::RDS::DBClusterParameterGroup", Type: "aws_rds_cluster_parameter_group", Properties: `
		DBClusterParameterGroupName      name
		Parameters                       parameter                       as=entries`},
	{Name: "AWS::RDS::DBSubnetGroup", Type: "aws_db_subnet_group", Properties: `
		DBSubnetGroupName                name
		DBSubnetGroupDescription         description`},
	{Name: "AWS::RDS::OptionGroup", Type: "aws_db_option_group", Properties: `
		OptionConfigurations             option
		OptionConfigurations.OptionSettings  option.option_settings`},
	{Name: "AWS::RDS::EventSubscription", Type: "aws_db_event_subscription", Properties: `
		SnsTopicArn                      sns_topic
		SubscriptionName                 name`},
	{Name: "AWS::RDS::DBProxy", Type: "aws_db_proxy", Properties: `
		DBProxyName                      name
		RequireTLS                       require_tls`},
	{Name: "AWS::DocDB::DBCluster", Type: "aws_docdb_cluster", Properties: `
		DBClusterIdentifier              cluster_identifier`},
	{Name: "AWS::DocDB::DBInstance", Type: "aws_docdb_cluster_instance", Properties: `
		DBClusterIdentifier              cluster_identifier
		DBInstanceIdentifier             identifier
		CACertificateIdentifier          ca_cert_identifier`},
	{Name: "AWS::DocDB::DBClusterParameterGroup", Type: "aws_docdb_cluster_parameter_group", Properties: `
		Parameters                       parameter                       as=entries`},
	{Name: "AWS::Neptune::DBCluster", Type: "aws_neptune_cluster", Properties: `
		DBClusterIdentifier              cluster_identifier
		DBClusterParameterGroupName      neptune_cluster_parameter_group_name
		DBSubnetGroupName                neptune_subnet_group_name
		IamAuthEnabled                   iam_database_authentication_enabled
		EnableCloudwatchLogsExports      enable_cloudwatch_logs_exports`},
	{Name: "AWS::Neptune::DBInstance", Type: "aws_neptune_cluster_instance", Properties: `
		DBClusterIdentifier              cluster_identifier
		DBInstanceIdentifier             identifier
		DBParameterGroupName             neptune_parameter_group_name
		DBSubnetGroupName                neptune_subnet_group_name`},
	{Name: "AWS::Neptune::DBClusterParameterGroup", Type: "aws_neptune_cluster_parameter_group", Properties: `
		Parameters                       parameter                       as=entries`},
	{Name: "AWS::Redshift::Cluster", Type: "aws_redshift_cluster", Returns: "Endpoint.Address=dns_name Endpoint.Port=port", Properties: `
		DBName                           database_name
		LoggingProperties                logging
		LoggingProperties.BucketName     logging.bucket_name
		NamespaceResourcePolicy          policy`},
	{Name: "AWS::Redshift::ClusterParameterGroup", Type: "aws_redshift_parameter_group", Properties: `
		ParameterGroupName               name
		ParameterGroupFamily             family
		Parameters.ParameterName         parameter.name
		Parameters.ParameterValue        parameter.value`},
	{Name: "AWS::RedshiftServerless::Workgroup", Type: "aws_redshiftserverless_workgroup"},
	{Name: "AWS::DynamoDB::Table", Type: "aws_dynamodb_table", Returns: "Arn=arn StreamArn=stream_arn", Properties: `
		PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled  point_in_time_recovery.enabled
		SSESpecification.SSEEnabled      server_side_encryption.enabled
		SSESpecification.KMSMasterKeyId  server_side_encryption.kms_key_arn
		ResourcePolicy.PolicyDocument    policy
		StreamSpecification.StreamViewType  stream_view_type
		TimeToLiveSpecification          ttl
		ProvisionedThroughput.ReadCapacityUnits  read_capacity
		ProvisionedThroughput.WriteCapacityUnits  write_capacity`},
	{Name: "AWS::DynamoDB::GlobalTable", Type: "aws_dynamodb_table", Returns: "Arn=arn StreamArn=stream_arn", Properties: `
		SSESpecification.SSEEnabled      server_side_encryption.enabled
		Replicas                         replica
		Replicas.Region                  replica.region_name
		Replicas.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled  point_in_time_recovery.enabled
		Replicas.SSESpecification.KMSMasterKeyId  server_side_encryption.kms_key_arn
		Replicas.DeletionProtectionEnabled  deletion_protection_enabled
		TimeToLiveSpecification          ttl`},
	{Name: "AWS::DAX::Cluster", Type: "aws_dax_cluster", Properties: `
		SSESpecification.SSEEnabled      server_side_encryption.enabled
		PreferredMaintenanceWindow       maintenance_window`},
	{Name: "AWS::DAX::ParameterGroup", Type: "aws_dax_parameter_group", Properties: `
		ParameterNameValues              parameters                      as=entries`},
	{Name: "AWS::ElastiCache::CacheCluster", Type: "aws_elasticache_cluster", Properties: `
		ClusterName                      cluster_id
		CacheNodeType                    node_type
		CacheParameterGroupName          parameter_group_name
		CacheSubnetGroupName             subnet_group_name
		PreferredAvailabilityZone        availability_zone
		PreferredMaintenanceWindow       maintenance_window`},
	{Name: "AWS::ElastiCache::ReplicationGroup", Type: "aws_elasticache_replication_group", Properties: `
		ReplicationGroupDescription      description
		CacheNodeType                    node_type
		CacheParameterGroupName          parameter_group_name
		CacheSubnetGroupName             subnet_group_name
		PreferredMaintenanceWindow       maintenance_window`},
	{Name: "AWS::ElastiCache::SubnetGroup", Type: "aws_elasticache_subnet_group", Properties: `
		CacheSubnetGroupName             name`},
	{Name: "AWS::MemoryDB::Cluster", Type: "aws_memorydb_cluster", Properties: `
		ClusterName                      name`},
	{Name: "AWS::OpenSearchService::Domain", Type: "aws_opensearch_domain", Returns: "Arn=arn DomainArn=arn DomainEndpoint=endpoint", Properties: `
		EncryptionAtRestOptions          encrypt_at_rest
		NodeToNodeEncryptionOptions      node_to_node_encryption
		AccessPolicies                   access_policies
		DomainEndpointOptions.EnforceHTTPS  domain_endpoint_options.enforce_https  unset=false
		LogPublishingOptions             log_publishing_options          as=logs`},
	{Name: "AWS::Elasticsearch::Domain", Type: "aws_opensearch_domain", Returns: "Arn=arn DomainArn=arn DomainEndpoint=endpoint", Properties: `
		ElasticsearchVersion             engine_version
		ElasticsearchClusterConfig       cluster_config
		EncryptionAtRestOptions          encrypt_at_rest
		NodeToNodeEncryptionOptions      node_to_node_encryption
		AccessPolicies                   access_policies
		DomainEndpointOptions.EnforceHTTPS  domain_endpoint_options.enforce_https  unset=false
		LogPublishingOptions             log_publishing_options          as=logs`},
	{Name: "AWS::MSK::Cluster", Type: "aws_msk_cluster", Ref: "arn", Returns: "Arn=arn", Properties: `
		EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId  encryption_info.encryption_at_rest_kms_key_arn
		ClientAuthentication.Tls.CertificateAuthorityArnList  client_authentication.tls.certificate_authority_arns
		ClientAuthentication.Unauthenticated.Enabled  client_authentication.unauthenticated`},
	{Name: "AWS::AmazonMQ::Broker", Type: "aws_mq_broker", Returns: "Arn=arn"},
	{Name: "AWS::Timestream::Database", Type: "aws_timestreamwrite_database"},
	{Name: "AWS::Cassandra::Table", Type: "aws_keyspaces_table", Properties: `
		EncryptionSpecification.EncryptionType  encryption_specification.type
		PointInTimeRecoveryEnabled       point_in_time_recovery.status    as=status:ENABLED|DISABLED`},
	{Name: "AWS::DMS::ReplicationInstance", Type: "aws_dms_replication_instance", Properties: `
		PubliclyAccessible               publicly_accessible             unset=true`},
	{Name: "AWS::DMS::Endpoint", Type: "aws_dms_endpoint", Properties: `
		MongoDbSettings                  mongodb_settings`},
	{Name: "AWS::Lightsail::Database", Type: "aws_lightsail_database", Properties: `
		RelationalDatabaseName           relational_database_name
		BackupRetention                  backup_retention_enabled`},
	{Name: "AWS::DSQL::Cluster", Type: "aws_dsql_cluster"},
}
