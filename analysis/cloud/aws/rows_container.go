package aws

var (
	eksClusters = Call{Service: "eks", Operation: "ListClusters"}
	ecsClusters = Call{Service: "ecs", Operation: "ListClusters"}
)

func ofEKS(list, items string) Step {
	return Step{Call{Service: "eks", Operation: list, Params: "ClusterName=Value"}, items}
}

// https://docs.aws.amazon.com/eks/latest/APIReference/API_Operations.html,
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Operations.html
var containerTypes = []Type{
	{
		Name: "aws_eks_cluster", List: eksClusters, Items: "Clusters[]", ID: "Value", ARN: "{$DescribeCluster.Cluster.Arn}",
		Keys:    []string{"name"},
		Details: []Call{{Service: "eks", Operation: "DescribeCluster", Params: "Name=Value"}},
		Gone:    []string{"$DescribeCluster.Cluster.Status=DELETING"},
		Attributes: `
			name                                   Value
			role_arn                               $DescribeCluster.Cluster.RoleArn
			version                                $DescribeCluster.Cluster.Version                 vendor
			endpoint                               $DescribeCluster.Cluster.Endpoint                vendor
			enabled_cluster_log_types              $DescribeCluster.Cluster.Logging.ClusterLogging  as=log-types
			encryption_config                      $DescribeCluster.Cluster.EncryptionConfig        as=snake
			vpc_config.endpoint_public_access      $DescribeCluster.Cluster.ResourcesVpcConfig.EndpointPublicAccess   unset=true
			vpc_config.endpoint_private_access     $DescribeCluster.Cluster.ResourcesVpcConfig.EndpointPrivateAccess
			vpc_config.public_access_cidrs         $DescribeCluster.Cluster.ResourcesVpcConfig.PublicAccessCidrs      vendor
			vpc_config.security_group_ids          $DescribeCluster.Cluster.ResourcesVpcConfig.SecurityGroupIds
			vpc_config.subnet_ids                  $DescribeCluster.Cluster.ResourcesVpcConfig.SubnetIds
			vpc_config.vpc_id                      $DescribeCluster.Cluster.ResourcesVpcConfig.VpcId                  vendor
			vpc_config.cluster_security_group_id   $DescribeCluster.Cluster.ResourcesVpcConfig.ClusterSecurityGroupId vendor
			access_config.authentication_mode      $DescribeCluster.Cluster.AccessConfig.AuthenticationMode           vendor
			identity                               $DescribeCluster.Cluster.Identity                as=snake vendor
			deletion_protection                    $DescribeCluster.Cluster.DeletionProtection
			tags                                   $DescribeCluster.Cluster.Tags                    as=tags`,
	},
	{
		Name: "aws_eks_node_group", List: eksClusters, Items: "Clusters[]", Then: []Step{ofEKS("ListNodegroups", "Nodegroups[]")},
		ID: "{$Of.Value}:{Value}", ARN: "{$DescribeNodegroup.Nodegroup.NodegroupArn}", Keys: []string{"cluster_name node_group_name"},
		Details: []Call{{Service: "eks", Operation: "DescribeNodegroup", Params: "ClusterName=$Of.Value NodegroupName=Value"}},
		Gone:    []string{"$DescribeNodegroup.Nodegroup.Status=DELETING"},
		Attributes: `
			cluster_name                           $Of.Value
			node_group_name                        Value                                            vendor
			node_role_arn                          $DescribeNodegroup.Nodegroup.NodeRole
			subnet_ids                             $DescribeNodegroup.Nodegroup.Subnets
			ami_type                               $DescribeNodegroup.Nodegroup.AmiType             vendor
			capacity_type                          $DescribeNodegroup.Nodegroup.CapacityType        vendor
			disk_size                              $DescribeNodegroup.Nodegroup.DiskSize            vendor
			instance_types                         $DescribeNodegroup.Nodegroup.InstanceTypes       vendor
			version                                $DescribeNodegroup.Nodegroup.Version             vendor
			launch_template.id                     $DescribeNodegroup.Nodegroup.LaunchTemplate.Id   vendor
			launch_template.version                $DescribeNodegroup.Nodegroup.LaunchTemplate.Version  vendor
			remote_access.ec2_ssh_key              $DescribeNodegroup.Nodegroup.RemoteAccess.Ec2SshKey
			remote_access.source_security_group_ids  $DescribeNodegroup.Nodegroup.RemoteAccess.SourceSecurityGroups
			scaling_config.max_size                $DescribeNodegroup.Nodegroup.ScalingConfig.MaxSize
			scaling_config.min_size                $DescribeNodegroup.Nodegroup.ScalingConfig.MinSize
			tags                                   $DescribeNodegroup.Nodegroup.Tags                as=tags`,
	},
	{
		Name: "aws_eks_fargate_profile", List: eksClusters, Items: "Clusters[]", Then: []Step{ofEKS("ListFargateProfiles", "FargateProfileNames[]")},
		ID: "{$Of.Value}:{Value}", ARN: "{$DescribeFargateProfile.FargateProfile.FargateProfileArn}", Keys: []string{"cluster_name fargate_profile_name"},
		Details: []Call{{Service: "eks", Operation: "DescribeFargateProfile", Params: "ClusterName=$Of.Value FargateProfileName=Value"}},
		Attributes: `
			cluster_name                           $Of.Value
			fargate_profile_name                   Value
			pod_execution_role_arn                 $DescribeFargateProfile.FargateProfile.PodExecutionRoleArn
			subnet_ids                             $DescribeFargateProfile.FargateProfile.Subnets   vendor
			selector                               $DescribeFargateProfile.FargateProfile.Selectors as=snake
			tags                                   $DescribeFargateProfile.FargateProfile.Tags      as=tags`,
	},
	{
		Name: "aws_eks_addon", List: eksClusters, Items: "Clusters[]", Then: []Step{ofEKS("ListAddons", "Addons[]")},
		ID: "{$Of.Value}:{Value}", ARN: "{$DescribeAddon.Addon.AddonArn}", Keys: []string{"cluster_name addon_name"},
		Details: []Call{{Service: "eks", Operation: "DescribeAddon", Params: "ClusterName=$Of.Value AddonName=Value"}},
		Attributes: `
			cluster_name                           $Of.Value
			addon_name                             Value
			addon_version                          $DescribeAddon.Addon.AddonVersion                vendor
			service_account_role_arn               $DescribeAddon.Addon.ServiceAccountRoleArn
			tags                                   $DescribeAddon.Addon.Tags                        as=tags`,
	},
	{
		Name: "aws_eks_access_entry", List: eksClusters, Items: "Clusters[]", Then: []Step{ofEKS("ListAccessEntries", "AccessEntries[]")},
		ID: "{$Of.Value}:{Value}", Keys: []string{"cluster_name principal_arn"},
		Details: []Call{{Service: "eks", Operation: "DescribeAccessEntry", Params: "ClusterName=$Of.Value PrincipalArn=Value"}},
		Made:    []string{"Value~=:role/aws-service-role/ a service of AWS"},
		Attributes: `
			cluster_name                           $Of.Value
			principal_arn                          Value
			kubernetes_groups                      $DescribeAccessEntry.AccessEntry.KubernetesGroups  vendor
			type                                   $DescribeAccessEntry.AccessEntry.Type            unset=STANDARD
			user_name                              $DescribeAccessEntry.AccessEntry.Username        vendor
			tags                                   $DescribeAccessEntry.AccessEntry.Tags            as=tags`,
	},
	{
		Name: "aws_eks_access_policy_association", List: eksClusters, Items: "Clusters[]",
		Then: []Step{ofEKS("ListAccessEntries", "AccessEntries[]"),
			{Call{Service: "eks", Operation: "ListAssociatedAccessPolicies", Params: "ClusterName=$Of.Value PrincipalArn=Value"}, "AssociatedAccessPolicies[]"}},
		ID: "{$Of.$Of.Value}#{$Of.Value}#{PolicyArn}", Keys: []string{"cluster_name principal_arn policy_arn"},
		Attributes: `
			cluster_name                           $Of.$Of.Value
			principal_arn                          $Of.Value
			policy_arn                             PolicyArn
			access_scope.type                      AccessScope.Type
			access_scope.namespaces                AccessScope.Namespaces`,
	},
	{
		Name: "aws_eks_pod_identity_association", List: eksClusters, Items: "Clusters[]", Then: []Step{ofEKS("ListPodIdentityAssociations", "Associations[]")},
		ID: "AssociationId", ARN: "{AssociationArn}", Keys: []string{"cluster_name namespace service_account"},
		Details: []Call{{Service: "eks", Operation: "DescribePodIdentityAssociation", Params: "ClusterName=ClusterName AssociationId=AssociationId"}},
		Attributes: `
			cluster_name                           ClusterName
			namespace                              Namespace
			service_account                        ServiceAccount
			role_arn                               $DescribePodIdentityAssociation.Association.RoleArn
			tags                                   $DescribePodIdentityAssociation.Association.Tags as=tags`,
	},
	{
		Name: "aws_ecs_cluster", List: ecsClusters, Items: "ClusterArns[]",
		Then: []Step{{Call{Service: "ecs", Operation: "DescribeClusters", Params: "Clusters=[Value] Include=['SETTINGS','CONFIGURATIONS','TAGS']"}, "Clusters[]"}},
		ID:   "ClusterArn", ARN: "{ClusterArn}", Keys: []string{"name"},
		Gone: []string{"Status=INACTIVE"},
		Attributes: `
			name                                   ClusterName
			setting                                Settings                                         as=snake vendor
			configuration.execute_command_configuration.logging     Configuration.ExecuteCommandConfiguration.Logging
			configuration.execute_command_configuration.kms_key_id  Configuration.ExecuteCommandConfiguration.KmsKeyId
			tags                                   Tags                                             as=tags`,
	},
	{
		Name: "aws_ecs_service", List: ecsClusters, Items: "ClusterArns[]",
		Then: []Step{
			{Call{Service: "ecs", Operation: "ListServices", Params: "Cluster=Value MaxResults=100"}, "ServiceArns[]"},
			{Call{Service: "ecs", Operation: "DescribeServices", Params: "Cluster=$Of.Value Services=[Value] Include=['TAGS']"}, "Services[]"},
		},
		ID: "ServiceArn", Keys: []string{"cluster name", "name"},
		Gone: []string{"Status=INACTIVE"},
		Attributes: `
			name                                   ServiceName
			cluster                                ClusterArn                                       vendor
			task_definition                        TaskDefinition                                   vendor
			launch_type                            LaunchType                                       vendor
			platform_version                       PlatformVersion                                  vendor
			enable_execute_command                 EnableExecuteCommand
			network_configuration.assign_public_ip NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp  as=is:ENABLED
			network_configuration.security_groups  NetworkConfiguration.AwsvpcConfiguration.SecurityGroups  vendor
			network_configuration.subnets          NetworkConfiguration.AwsvpcConfiguration.Subnets
			load_balancer                          LoadBalancers                                    as=snake
			tags                                   Tags                                             as=tags`,
	},
	{
		Name: "aws_ecs_task_definition", List: Call{Service: "ecs", Operation: "ListTaskDefinitionFamilies", Params: "Status='ACTIVE'"}, Items: "Families[]",
		ID: "Value", ARN: "{$DescribeTaskDefinition.TaskDefinition.TaskDefinitionArn}", Keys: []string{"family"},
		Details: []Call{{Service: "ecs", Operation: "DescribeTaskDefinition", Params: "TaskDefinition=Value Include=['TAGS']"}},
		Attributes: `
			family                                 Value
			cpu                                    $DescribeTaskDefinition.TaskDefinition.Cpu
			memory                                 $DescribeTaskDefinition.TaskDefinition.Memory
			network_mode                           $DescribeTaskDefinition.TaskDefinition.NetworkMode  vendor
			pid_mode                               $DescribeTaskDefinition.TaskDefinition.PidMode
			ipc_mode                               $DescribeTaskDefinition.TaskDefinition.IpcMode
			task_role_arn                          $DescribeTaskDefinition.TaskDefinition.TaskRoleArn
			execution_role_arn                     $DescribeTaskDefinition.TaskDefinition.ExecutionRoleArn
			requires_compatibilities               $DescribeTaskDefinition.TaskDefinition.RequiresCompatibilities  vendor
			container_definitions                  $DescribeTaskDefinition.TaskDefinition.ContainerDefinitions  as=containers vendor
			volume                                 $DescribeTaskDefinition.TaskDefinition.Volumes   as=volumes
			tags                                   $DescribeTaskDefinition.Tags                     as=tags`,
	},
}
