package aws

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Operations.html,
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ResponseLaunchTemplateData.html,
// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Operations.html.
// What user data and parameters say is never asked for.
var computeTypes = []Type{
	{
		Name: "aws_autoscaling_group", List: Call{Service: "autoscaling", Operation: "DescribeAutoScalingGroups"}, Items: "AutoScalingGroups[]",
		ID: "AutoScalingGroupName", ARN: "{AutoScalingGroupARN}", Keys: []string{"name"},
		Attributes: `
			name                              AutoScalingGroupName            vendor
			min_size                          MinSize
			max_size                          MaxSize
			health_check_type                 HealthCheckType                 vendor
			health_check_grace_period         HealthCheckGracePeriod          vendor
			launch_configuration              LaunchConfigurationName
			launch_template.id                LaunchTemplate.LaunchTemplateId      vendor
			launch_template.name              LaunchTemplate.LaunchTemplateName    vendor
			launch_template.version           LaunchTemplate.Version               vendor
			vpc_zone_identifier               VPCZoneIdentifier               as=split
			target_group_arns                 TargetGroupARNs                 vendor
			load_balancers                    LoadBalancerNames               vendor
			service_linked_role_arn           ServiceLinkedRoleARN            vendor`,
	},
	{
		Name: "aws_launch_configuration", List: Call{Service: "autoscaling", Operation: "DescribeLaunchConfigurations"}, Items: "LaunchConfigurations[]",
		ID: "LaunchConfigurationName", ARN: "{LaunchConfigurationARN}", Keys: []string{"name"},
		Attributes: `
			name                              LaunchConfigurationName         vendor
			image_id                          ImageId
			instance_type                     InstanceType
			key_name                          KeyName
			iam_instance_profile              IamInstanceProfile
			security_groups                   SecurityGroups
			associate_public_ip_address       AssociatePublicIpAddress        vendor
			enable_monitoring                 InstanceMonitoring.Enabled      unset=true
			ebs_optimized                     EbsOptimized                    vendor
			metadata_options.http_endpoint    MetadataOptions.HttpEndpoint    vendor
			metadata_options.http_tokens      MetadataOptions.HttpTokens      vendor`,
	},
	{
		Name: "aws_launch_template", List: Call{Service: "ec2", Operation: "DescribeLaunchTemplates"}, Items: "LaunchTemplates[]",
		ID: "LaunchTemplateId", ARN: "arn:{partition}:ec2:{region}:{account}:launch-template/{LaunchTemplateId}", Keys: []string{"name"},
		Made:    []string{"CreatedBy~=:assumed-role/AWSServiceRoleForAmazonEKSNodegroup/ Amazon EKS"},
		Details: []Call{{Service: "ec2", Operation: "DescribeLaunchTemplateVersions", Params: "LaunchTemplateId=LaunchTemplateId Versions=['$Default']"}},
		Attributes: `
			name                              LaunchTemplateName              vendor
			default_version                   DefaultVersionNumber            vendor
			latest_version                    LatestVersionNumber             vendor
			image_id                          $DescribeLaunchTemplateVersions.LaunchTemplateVersions[].LaunchTemplateData.ImageId       as=first
			instance_type                     $DescribeLaunchTemplateVersions.LaunchTemplateVersions[].LaunchTemplateData.InstanceType  as=first
			key_name                          $DescribeLaunchTemplateVersions.LaunchTemplateVersions[].LaunchTemplateData.KeyName       as=first
			ebs_optimized                     $DescribeLaunchTemplateVersions.LaunchTemplateVersions[].LaunchTemplateData.EbsOptimized  as=first
			vpc_security_group_ids            $DescribeLaunchTemplateVersions.LaunchTemplateVersions[].LaunchTemplateData.SecurityGroupIds
			iam_instance_profile.name         $DescribeLaunchTemplateVersions.LaunchTemplateVersions[].LaunchTemplateData.IamInstanceProfile.Name  as=first
			iam_instance_profile.arn          $DescribeLaunchTemplateVersions.LaunchTemplateVersions[].LaunchTemplateData.IamInstanceProfile.Arn   as=first
			monitoring.enabled                $DescribeLaunchTemplateVersions.LaunchTemplateVersions[].LaunchTemplateData.Monitoring.Enabled       as=first
			metadata_options.http_endpoint    $DescribeLaunchTemplateVersions.LaunchTemplateVersions[].LaunchTemplateData.MetadataOptions.HttpEndpoint  as=first vendor
			metadata_options.http_tokens      $DescribeLaunchTemplateVersions.LaunchTemplateVersions[].LaunchTemplateData.MetadataOptions.HttpTokens    as=first vendor
			metadata_options.http_put_response_hop_limit  $DescribeLaunchTemplateVersions.LaunchTemplateVersions[].LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit  as=first vendor
			network_interfaces                $DescribeLaunchTemplateVersions.LaunchTemplateVersions[].LaunchTemplateData.NetworkInterfaces  as=template-interfaces
			block_device_mappings             $DescribeLaunchTemplateVersions.LaunchTemplateVersions[].LaunchTemplateData.BlockDeviceMappings  as=template-devices
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_ssm_parameter", List: Call{Service: "ssm", Operation: "DescribeParameters", Params: "MaxResults=50"}, Items: "Parameters[]",
		ID: "Name", ARN: "{ARN}", Keys: []string{"name"},
		Made:    []string{"Name^=/aws/ AWS"},
		Details: []Call{{Service: "ssm", Operation: "ListTagsForResource", Params: "ResourceType='Parameter' ResourceId=Name"}},
		Attributes: `
			name                              Name
			type                              Type
			description                       Description
			tier                              Tier                            vendor
			data_type                         DataType                        vendor
			key_id                            KeyId                           vendor
			allowed_pattern                   AllowedPattern
			tags                              $ListTagsForResource.TagList    as=tags`,
	},
	{
		Name: "aws_ssm_document", List: Call{Service: "ssm", Operation: "ListDocuments", Params: `Filters=[{"Key":"Owner","Values":["Self"]}]`}, Items: "DocumentIdentifiers[]",
		ID: "Name", ARN: "arn:{partition}:ssm:{region}:{account}:document/{Name}", Keys: []string{"name"},
		Details: []Call{
			{Service: "ssm", Operation: "GetDocument", Params: "Name=Name"},
			{Service: "ssm", Operation: "DescribeDocumentPermission", Params: "Name=Name PermissionType='Share'"},
		},
		Attributes: `
			name                              Name
			document_type                     DocumentType
			document_format                   DocumentFormat                  unset=JSON
			target_type                       TargetType
			content                           $GetDocument.Content            as=document
			permissions.type                  $DescribeDocumentPermission.AccountIds  as=share
			permissions.account_ids           $DescribeDocumentPermission.AccountIds  as=joined
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_lambda_function_url", List: Call{Service: "lambda", Operation: "ListFunctions"}, Items: "Functions[]",
		Then: []Step{{Call{Service: "lambda", Operation: "ListFunctionUrlConfigs", Params: "FunctionName=FunctionName"}, "FunctionUrlConfigs[]"}},
		ID:   "{$Of.FunctionName}", Keys: []string{"function_name"},
		Attributes: `
			function_name                     $Of.FunctionName
			function_url                      FunctionUrl                     vendor
			authorization_type                AuthType
			invoke_mode                       InvokeMode                      unset=BUFFERED
			cors.allow_credentials            Cors.AllowCredentials
			cors.allow_origins                Cors.AllowOrigins
			cors.allow_methods                Cors.AllowMethods
			cors.allow_headers                Cors.AllowHeaders`,
	},
	{
		Name: "aws_lambda_event_source_mapping", List: Call{Service: "lambda", Operation: "ListEventSourceMappings"}, Items: "EventSourceMappings[]",
		ID: "UUID", Keys: []string{"event_source_arn function_name"},
		Attributes: `
			event_source_arn                  EventSourceArn
			function_name                     FunctionArn                     vendor
			enabled                           State                           as=is:Enabled unset=true
			batch_size                        BatchSize                       vendor`,
	},
	{
		Name: "aws_sns_topic_subscription", List: Call{Service: "sns", Operation: "ListSubscriptions"}, Items: "Subscriptions[]",
		ID: "SubscriptionArn", ARN: "{SubscriptionArn}", Keys: []string{"topic_arn protocol endpoint", "topic_arn protocol"},
		Gone: []string{"SubscriptionArn=PendingConfirmation", "SubscriptionArn=Deleted"},
		Attributes: `
			topic_arn                         TopicArn
			protocol                          Protocol
			endpoint                          Endpoint`,
	},
}
