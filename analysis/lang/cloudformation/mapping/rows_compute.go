package mapping

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_EC2.html and
// pages of the other services.
var computeRows = []Row{
	{Name: "AWS::EC2::Instance", Type: "aws_instance", Returns: "InstanceId=id PrivateIp=private_ip PublicIp=public_ip", Properties: `
		ImageId                          ami
		SecurityGroupIds                 vpc_security_group_ids
		SsmAssociations                  -
		Volumes                          -
		LaunchTemplate.LaunchTemplateId  launch_template.id
		LaunchTemplate.LaunchTemplateName  launch_template.name
		HibernationOptions.Configured    hibernation
		PrivateIpAddress                 private_ip
		BlockDeviceMappings              ebs_block_device
		BlockDeviceMappings.Ebs          .
		NetworkInterfaces                network_interface
		NetworkInterfaces.AssociatePublicIpAddress  associate_public_ip_address
		NetworkInterfaces.GroupSet       vpc_security_group_ids
		NetworkInterfaces.SubnetId       subnet_id`},
	{Name: "AWS::EC2::Volume", Type: "aws_ebs_volume", Properties: `
		VolumeType                       type`},
	{Name: "AWS::EC2::VolumeAttachment", Type: "aws_volume_attachment", Properties: `
		Device                           device_name`},
	{Name: "AWS::EC2::KeyPair", Type: "aws_key_pair", Properties: `
		PublicKeyMaterial                public_key`},
	{Name: "AWS::EC2::LaunchTemplate", Type: "aws_launch_template", Returns: "LaunchTemplateId=id LatestVersionNumber=latest_version DefaultVersionNumber=default_version", Properties: `
		LaunchTemplateData               .
		LaunchTemplateData.SecurityGroupIds    vpc_security_group_ids
		LaunchTemplateData.SecurityGroups      security_group_names
		LaunchTemplateData.NetworkInterfaces.Groups  network_interfaces.security_groups
		VersionDescription               description
		TagSpecifications                -`},
	{Name: "AWS::AutoScaling::LaunchConfiguration", Type: "aws_launch_configuration", Properties: `
		InstanceMonitoring               enable_monitoring               unset=true
		BlockDeviceMappings              ebs_block_device
		BlockDeviceMappings.Ebs          .`},
	{Name: "AWS::AutoScaling::AutoScalingGroup", Type: "aws_autoscaling_group", Properties: `
		LaunchConfigurationName          launch_configuration
		LaunchTemplate.LaunchTemplateId  launch_template.id
		LaunchTemplate.LaunchTemplateName  launch_template.name
		MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification  mixed_instances_policy.launch_template.launch_template_specification
		MixedInstancesPolicy.LaunchTemplate.Overrides  mixed_instances_policy.launch_template.override
		LoadBalancerNames                load_balancers
		Cooldown                         default_cooldown
		NewInstancesProtectedFromScaleIn  protect_from_scale_in
		VPCZoneIdentifier                vpc_zone_identifier
		TargetGroupARNs                  target_group_arns
		NotificationConfigurations       -`},
	{Name: "AWS::EC2::SpotFleet", Type: "aws_spot_fleet_request", Properties: `
		SpotFleetRequestConfigData       .
		SpotFleetRequestConfigData.LaunchSpecifications  launch_specification`},
	{Name: "AWS::Lambda::Function", Type: "aws_lambda_function", Returns: "Arn=arn", Properties: `
		Code                             .
		Code.ImageUri                    image_uri
		Code.S3Bucket                    s3_bucket
		Code.S3Key                       s3_key
		Code.S3ObjectVersion             s3_object_version
		KmsKeyArn                        kms_key_arn
		FileSystemConfigs                file_system_config`},
	{Name: "AWS::Lambda::Permission", Type: "aws_lambda_permission"},
	{Name: "AWS::Lambda::Alias", Type: "aws_lambda_alias", Ref: "arn"},
	{Name: "AWS::Lambda::Url", Type: "aws_lambda_function_url", Properties: `
		TargetFunctionArn                function_name
		AuthType                         authorization_type`},
	{Name: "AWS::Lambda::CodeSigningConfig", Type: "aws_lambda_code_signing_config", Properties: `
		CodeSigningPolicies              policies`},
	{Name: "AWS::Lambda::EventInvokeConfig", Type: "aws_lambda_function_event_invoke_config", Properties: `
		MaximumEventAgeInSeconds         maximum_event_age_in_seconds`},
	{Name: "AWS::Lambda::EventSourceMapping", Type: "aws_lambda_event_source_mapping", Properties: `
		DestinationConfig.OnFailure.Destination  destination_config.on_failure.destination_arn`},
	{Name: "AWS::Lambda::LayerVersion", Type: "aws_lambda_layer_version", Ref: "arn", Properties: `
		Content                          .`},
	{Name: "AWS::Lambda::LayerVersionPermission", Type: "aws_lambda_layer_version_permission", Properties: `
		LayerVersionArn                  layer_name`},
	{Name: "AWS::ECS::Cluster", Type: "aws_ecs_cluster", Returns: "Arn=arn", Properties: `
		ClusterSettings                  setting
		Configuration.ExecuteCommandConfiguration.LogConfiguration.S3EncryptionEnabled  configuration.execute_command_configuration.log_configuration.s3_bucket_encryption_enabled`},
	{Name: "AWS::ECS::Service", Type: "aws_ecs_service", Ref: "arn", Returns: "ServiceArn=arn", Properties: `
		ServiceName                      name
		Role                             iam_role
		DeploymentConfiguration.Alarms   alarms
		DeploymentConfiguration.DeploymentCircuitBreaker  deployment_circuit_breaker
		DeploymentConfiguration.MaximumPercent  deployment_maximum_percent
		DeploymentConfiguration.MinimumHealthyPercent  deployment_minimum_healthy_percent
		NetworkConfiguration.AwsvpcConfiguration  .
		NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp  network_configuration.assign_public_ip  as=is:ENABLED
		PlacementStrategies              ordered_placement_strategy`},
	{Name: "AWS::ECS::TaskSet", Type: "aws_ecs_task_set", Properties: `
		NetworkConfiguration.AwsVpcConfiguration  .
		NetworkConfiguration.AwsVpcConfiguration.AssignPublicIp  network_configuration.assign_public_ip  as=is:ENABLED`},
	{Name: "AWS::ECS::TaskDefinition", Type: "aws_ecs_task_definition", Ref: "arn", Returns: "TaskDefinitionArn=arn", Properties: `
		ContainerDefinitions             container_definitions           as=container
		EphemeralStorage.SizeInGiB       ephemeral_storage.size_in_gib
		Volumes                          volume
		Volumes.Host.SourcePath          volume.host_path
		Volumes.EFSVolumeConfiguration.FilesystemId  volume.efs_volume_configuration.file_system_id
		Volumes.EFSVolumeConfiguration.AuthorizationConfig.IAM  volume.efs_volume_configuration.authorization_config.iam
		ProxyConfiguration.ProxyConfigurationProperties  proxy_configuration.properties`},
	{Name: "AWS::EKS::Cluster", Type: "aws_eks_cluster", Returns: "Arn=arn OpenIdConnectIssuerUrl=identity ClusterSecurityGroupId=vpc_config", Properties: `
		ResourcesVpcConfig               vpc_config
		Logging.ClusterLogging.EnabledTypes  enabled_cluster_log_types   as=pluck:Type
		EncryptionConfig                 encryption_config`},
	{Name: "AWS::EKS::Nodegroup", Type: "aws_eks_node_group", Properties: `
		NodegroupName                    node_group_name
		NodeRole                         node_role_arn
		Subnets                          subnet_ids
		RemoteAccess.SourceSecurityGroups  remote_access.source_security_group_ids
		RemoteAccess.Ec2SshKey           remote_access.ec2_ssh_key`},
	{Name: "AWS::ECR::Repository", Type: "aws_ecr_repository", Returns: "Arn=arn RepositoryUri=repository_url", Properties: `
		RepositoryName                   name
		EmptyOnDelete                    force_delete
		LifecyclePolicy.LifecyclePolicyText  lifecycle_policy
		RepositoryPolicyText             policy
		ImageScanningConfiguration       image_scanning_configuration`},
	{Name: "AWS::ECR::PublicRepository", Type: "aws_ecrpublic_repository", Properties: `
		RepositoryCatalogData            catalog_data
		RepositoryPolicyText             policy`},
	{Name: "AWS::ECR::RegistryPolicy", Type: "aws_ecr_registry_policy", Properties: `
		PolicyText                       policy`},
	{Name: "AWS::Batch::JobDefinition", Type: "aws_batch_job_definition", Ref: "arn", Properties: `
		JobDefinitionName                name
		ContainerProperties              container_properties            as=container
		NodeProperties                   node_properties                 as=container
		EcsProperties                    ecs_properties                  as=container`},
	{Name: "AWS::Batch::ComputeEnvironment", Type: "aws_batch_compute_environment", Ref: "arn", Properties: `
		ComputeEnvironmentName           name
		ComputeResources.InstanceTypes   compute_resources.instance_type`},
	{Name: "AWS::EMR::Cluster", Type: "aws_emr_cluster", Properties: `
		BootstrapActions                 bootstrap_action
		BootstrapActions.ScriptBootstrapAction  .
		Instances                        ec2_attributes
		Instances.Ec2SubnetId            ec2_attributes.subnet_id
		Instances.Ec2SubnetIds           ec2_attributes.subnet_ids
		Instances.Ec2KeyName             ec2_attributes.key_name
		Instances.EmrManagedMasterSecurityGroup  ec2_attributes.emr_managed_master_security_group
		Instances.EmrManagedSlaveSecurityGroup   ec2_attributes.emr_managed_slave_security_group
		Instances.TerminationProtected   termination_protection
		Instances.KeepJobFlowAliveWhenNoSteps  keep_job_flow_alive_when_no_steps
		Instances.MasterInstanceGroup    master_instance_group
		Instances.CoreInstanceGroup      core_instance_group
		JobFlowRole                      ec2_attributes.instance_profile
		AutoScalingRole                  autoscaling_role`},
	{Name: "AWS::EMR::SecurityConfiguration", Type: "aws_emr_security_configuration", Properties: `
		SecurityConfiguration            configuration`},
	{Name: "AWS::ElasticBeanstalk::Environment", Type: "aws_elastic_beanstalk_environment", Properties: `
		OptionSettings                   setting
		OptionSettings.OptionName        setting.name`},
	{Name: "AWS::CodeBuild::Project", Type: "aws_codebuild_project", Returns: "Arn=arn", Properties: `
		Source.BuildSpec                 source.buildspec
		TimeoutInMinutes                 build_timeout
		QueuedTimeoutInMinutes           queued_timeout
		Visibility                       project_visibility
		LogsConfig.S3Logs                logs_config.s3_logs
		Artifacts.EncryptionDisabled     artifacts.encryption_disabled`},
	{Name: "AWS::CodeArtifact::Domain", Type: "aws_codeartifact_domain", Properties: `
		DomainName                       domain
		PermissionsPolicyDocument        policy`},
	{Name: "AWS::CodeArtifact::Repository", Type: "aws_codeartifact_repository", Properties: `
		DomainName                       domain
		RepositoryName                   repository
		PermissionsPolicyDocument        policy`},
	{Name: "AWS::CodePipeline::Pipeline", Type: "aws_codepipeline", Properties: `
		ArtifactStore                    artifact_store
		ArtifactStores.ArtifactStore     artifact_store
		Stages                           stage
		Stages.Actions                   stage.action
		Stages.Actions.ActionTypeId      .`},
	{Name: "AWS::CloudFormation::Stack", Type: "aws_cloudformation_stack", Properties: `
		=?                               policy_body
		=?                               iam_role_arn
		NotificationARNs                 notification_arns
		TemplateURL                      template_url`},
	{Name: "AWS::StepFunctions::StateMachine", Type: "aws_sfn_state_machine", Ref: "arn", Returns: "Arn=arn Name=name", Properties: `
		StateMachineName                 name
		StateMachineType                 type
		DefinitionString                 definition
		LoggingConfiguration.Destinations.CloudWatchLogsLogGroup.LogGroupArn  logging_configuration.log_destination`},
	{Name: "AWS::SageMaker::NotebookInstance", Type: "aws_sagemaker_notebook_instance", Properties: `
		NotebookInstanceName             name
		LifecycleConfigName              lifecycle_config_name
		VolumeSizeInGB                   volume_size`},
	{Name: "AWS::SageMaker::EndpointConfig", Type: "aws_sagemaker_endpoint_configuration", Properties: `
		EndpointConfigName               name`},
	{Name: "AWS::SageMaker::ModelPackageGroup", Type: "aws_sagemaker_model_package_group", Properties: `
		ModelPackageGroupPolicy          policy`},
	{Name: "AWS::SageMaker::DataQualityJobDefinition", Type: "aws_sagemaker_data_quality_job_definition", Properties: `
		JobDefinitionName                name`},
	{Name: "AWS::AppStream::Fleet", Type: "aws_appstream_fleet"},
	{Name: "AWS::AppSync::GraphQLApi", Type: "aws_appsync_graphql_api", Returns: "ApiId=id", Properties: `
		LogConfig.CloudWatchLogsRoleArn  log_config.cloudwatch_logs_role_arn
		OpenIDConnectConfig              openid_connect_config`},
	{Name: "AWS::Synthetics::Canary", Type: "aws_synthetics_canary", Properties: `
		Code                             .
		ArtifactConfig                   artifact_config`},
	{Name: "AWS::CloudWatch::Alarm", Type: "aws_cloudwatch_metric_alarm", Returns: "Arn=arn"},
	{Name: "AWS::WorkSpaces::Workspace", Type: "aws_workspaces_workspace"},
}
