package aws

// https://docs.aws.amazon.com/efs/latest/ug/API_Operations.html,
// https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_Operations.html,
// https://docs.aws.amazon.com/redshift/latest/APIReference/API_Operations.html
var storeTypes = []Type{
	{
		Name: "aws_efs_file_system", List: Call{Service: "efs", Operation: "DescribeFileSystems"}, Items: "FileSystems[]", ID: "FileSystemId", ARN: "{FileSystemArn}",
		Keys: []string{"creation_token", "tags.Name"},
		Details: []Call{
			{Service: "efs", Operation: "DescribeFileSystemPolicy", Params: "FileSystemId=FileSystemId"},
			{Service: "efs", Operation: "DescribeBackupPolicy", Params: "FileSystemId=FileSystemId"},
		},
		Gone: []string{"LifeCycleState=deleting", "LifeCycleState=deleted"},
		Attributes: `
			creation_token                    CreationToken                   vendor
			encrypted                         Encrypted
			kms_key_id                        KmsKeyId                        vendor
			performance_mode                  PerformanceMode                 vendor
			throughput_mode                   ThroughputMode                  unset=bursting
			policy                            $DescribeFileSystemPolicy.Policy  as=document
			backup_policy.status              $DescribeBackupPolicy.BackupPolicy.Status  unset=DISABLED
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_efs_mount_target", List: Call{Service: "efs", Operation: "DescribeFileSystems"}, Items: "FileSystems[]",
		Then: []Step{{Call{Service: "efs", Operation: "DescribeMountTargets", Params: "FileSystemId=FileSystemId"}, "MountTargets[]"}},
		ID:   "MountTargetId", Keys: []string{"file_system_id subnet_id"},
		Details: []Call{{Service: "efs", Operation: "DescribeMountTargetSecurityGroups", Params: "MountTargetId=MountTargetId"}},
		Attributes: `
			file_system_id                    FileSystemId
			subnet_id                         SubnetId
			ip_address                        IpAddress                       vendor
			security_groups                   $DescribeMountTargetSecurityGroups.SecurityGroups  vendor`,
	},
	{
		Name: "aws_efs_access_point", List: Call{Service: "efs", Operation: "DescribeAccessPoints"}, Items: "AccessPoints[]", ID: "AccessPointId", ARN: "{AccessPointArn}",
		Keys: []string{"file_system_id tags.Name", "file_system_id root_directory.path"},
		Attributes: `
			file_system_id                    FileSystemId
			posix_user.gid                    PosixUser.Gid
			posix_user.uid                    PosixUser.Uid
			root_directory.path               RootDirectory.Path              vendor
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_opensearch_domain", List: Call{Service: "opensearch", Operation: "ListDomainNames"}, Items: "DomainNames[]", ID: "{$DescribeDomain.DomainStatus.ARN}",
		ARN: "{$DescribeDomain.DomainStatus.ARN}", Keys: []string{"domain_name"},
		Details: []Call{
			{Service: "opensearch", Operation: "DescribeDomain", Params: "DomainName=DomainName"},
			{Service: "opensearch", Operation: "ListTags", Params: "ARN=$DescribeDomain.DomainStatus.ARN"},
		},
		Gone: []string{"$DescribeDomain.DomainStatus.Deleted=true"},
		Attributes: `
			domain_name                                DomainName
			engine_version                             $DescribeDomain.DomainStatus.EngineVersion               vendor
			access_policies                            $DescribeDomain.DomainStatus.AccessPolicies              as=document vendor
			endpoint                                   $DescribeDomain.DomainStatus.Endpoint                    vendor
			encrypt_at_rest.enabled                    $DescribeDomain.DomainStatus.EncryptionAtRestOptions.Enabled
			encrypt_at_rest.kms_key_id                 $DescribeDomain.DomainStatus.EncryptionAtRestOptions.KmsKeyId  vendor
			node_to_node_encryption.enabled            $DescribeDomain.DomainStatus.NodeToNodeEncryptionOptions.Enabled
			domain_endpoint_options.enforce_https      $DescribeDomain.DomainStatus.DomainEndpointOptions.EnforceHTTPS  vendor
			domain_endpoint_options.tls_security_policy  $DescribeDomain.DomainStatus.DomainEndpointOptions.TLSSecurityPolicy  vendor
			advanced_security_options.enabled          $DescribeDomain.DomainStatus.AdvancedSecurityOptions.Enabled
			advanced_security_options.internal_user_database_enabled  $DescribeDomain.DomainStatus.AdvancedSecurityOptions.InternalUserDatabaseEnabled
			vpc_options.subnet_ids                     $DescribeDomain.DomainStatus.VPCOptions.SubnetIds
			vpc_options.security_group_ids             $DescribeDomain.DomainStatus.VPCOptions.SecurityGroupIds  vendor
			cluster_config.instance_type               $DescribeDomain.DomainStatus.ClusterConfig.InstanceType  vendor
			cluster_config.instance_count              $DescribeDomain.DomainStatus.ClusterConfig.InstanceCount vendor
			cluster_config.dedicated_master_enabled    $DescribeDomain.DomainStatus.ClusterConfig.DedicatedMasterEnabled
			cluster_config.zone_awareness_enabled      $DescribeDomain.DomainStatus.ClusterConfig.ZoneAwarenessEnabled
			tags                                       $ListTags.TagList                                        as=tags`,
	},
	{
		Name: "aws_redshift_cluster", List: Call{Service: "redshift", Operation: "DescribeClusters"}, Items: "Clusters[]", ID: "ClusterIdentifier",
		ARN:     "arn:{partition}:redshift:{region}:{account}:cluster:{ClusterIdentifier}",
		Keys:    []string{"cluster_identifier"},
		Details: []Call{{Service: "redshift", Operation: "DescribeLoggingStatus", Params: "ClusterIdentifier=ClusterIdentifier"}},
		Gone:    []string{"ClusterStatus=deleting"},
		Attributes: `
			cluster_identifier                ClusterIdentifier
			node_type                         NodeType
			number_of_nodes                   NumberOfNodes                   unset=1
			database_name                     DBName                          vendor
			master_username                   MasterUsername                  vendor
			port                              Endpoint.Port                   vendor
			publicly_accessible               PubliclyAccessible
			encrypted                         Encrypted                       vendor
			kms_key_id                        KmsKeyId                        vendor
			enhanced_vpc_routing              EnhancedVpcRouting
			allow_version_upgrade             AllowVersionUpgrade             unset=true
			automated_snapshot_retention_period  AutomatedSnapshotRetentionPeriod  unset=1
			vpc_security_group_ids            VpcSecurityGroups[].VpcSecurityGroupId  vendor
			cluster_subnet_group_name         ClusterSubnetGroupName          vendor
			cluster_parameter_group_name      ClusterParameterGroups[].ParameterGroupName  as=first vendor
			iam_roles                         IamRoles[].IamRoleArn           vendor
			logging.enable                    $DescribeLoggingStatus.LoggingEnabled
			logging.bucket_name               $DescribeLoggingStatus.BucketName
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_redshift_subnet_group", List: Call{Service: "redshift", Operation: "DescribeClusterSubnetGroups"}, Items: "ClusterSubnetGroups[]", ID: "ClusterSubnetGroupName",
		ARN:  "arn:{partition}:redshift:{region}:{account}:subnetgroup:{ClusterSubnetGroupName}",
		Keys: []string{"name"},
		Attributes: `
			name                              ClusterSubnetGroupName
			description                       Description                     vendor
			subnet_ids                        Subnets[].SubnetIdentifier
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_redshift_parameter_group", List: Call{Service: "redshift", Operation: "DescribeClusterParameterGroups"}, Items: "ParameterGroups[]", ID: "ParameterGroupName",
		ARN:  "arn:{partition}:redshift:{region}:{account}:parametergroup:{ParameterGroupName}",
		Keys: []string{"name"},
		Made: []string{"ParameterGroupName^=default. AWS, with the first cluster"},
		Details: []Call{
			{Service: "redshift", Operation: "DescribeClusterParameters", Params: "ParameterGroupName=ParameterGroupName Source='user'"},
		},
		Attributes: `
			name                              ParameterGroupName
			family                            ParameterGroupFamily
			description                       Description                     vendor
			parameter                         $DescribeClusterParameters.Parameters  as=parameters
			tags                              Tags                            as=tags`,
	},
}
