package aws

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html
var ec2Types = []Type{
	{
		Name: "aws_vpc", List: Call{Service: "ec2", Operation: "DescribeVpcs"}, Items: "Vpcs[]", ID: "VpcId",
		ARN:  "arn:{partition}:ec2:{region}:{account}:vpc/{VpcId}",
		Keys: []string{"tags.Name cidr_block", "tags.Name", "cidr_block"},
		Made: []string{"IsDefault=true AWS, with the account"},
		Details: []Call{
			{Service: "ec2", Operation: "DescribeVpcAttribute", Params: "VpcId=VpcId Attribute='enableDnsSupport'", As: "support"},
			{Service: "ec2", Operation: "DescribeVpcAttribute", Params: "VpcId=VpcId Attribute='enableDnsHostnames'", As: "hostnames"},
		},
		Attributes: `
			cidr_block                       CidrBlock
			instance_tenancy                 InstanceTenancy                 unset=default
			enable_dns_support               $support.EnableDnsSupport.Value     unset=true
			enable_dns_hostnames             $hostnames.EnableDnsHostnames.Value
			owner_id                         OwnerId                         vendor
			tags                             Tags                            as=tags`,
	},
	{
		Name: "aws_subnet", List: Call{Service: "ec2", Operation: "DescribeSubnets"}, Items: "Subnets[]", ID: "SubnetId",
		ARN:  "arn:{partition}:ec2:{region}:{account}:subnet/{SubnetId}",
		Keys: []string{"vpc_id cidr_block", "tags.Name"},
		Made: []string{"DefaultForAz=true AWS, with the default VPC"},
		Attributes: `
			vpc_id                           VpcId
			cidr_block                       CidrBlock
			availability_zone                AvailabilityZone                vendor
			map_public_ip_on_launch          MapPublicIpOnLaunch
			assign_ipv6_address_on_creation  AssignIpv6AddressOnCreation
			ipv6_cidr_block                  Ipv6CidrBlockAssociationSet[].Ipv6CidrBlock  as=first vendor
			owner_id                         OwnerId                         vendor
			tags                             Tags                            as=tags`,
	},
	{
		Name: "aws_internet_gateway", List: Call{Service: "ec2", Operation: "DescribeInternetGateways"}, Items: "InternetGateways[]", ID: "InternetGatewayId",
		ARN:  "arn:{partition}:ec2:{region}:{account}:internet-gateway/{InternetGatewayId}",
		Keys: []string{"vpc_id", "tags.Name"},
		Attributes: `
			vpc_id                           Attachments[].VpcId             as=first
			tags                             Tags                            as=tags`,
	},
	{
		Name: "aws_nat_gateway", List: Call{Service: "ec2", Operation: "DescribeNatGateways"}, Items: "NatGateways[]", ID: "NatGatewayId",
		Keys: []string{"subnet_id tags.Name", "subnet_id"},
		Gone: []string{"State=deleted", "State=deleting", "State=failed"},
		Attributes: `
			subnet_id                        SubnetId
			connectivity_type                ConnectivityType                unset=public
			allocation_id                    NatGatewayAddresses[].AllocationId  as=first vendor
			tags                             Tags                            as=tags`,
	},
	{
		Name: "aws_eip", List: Call{Service: "ec2", Operation: "DescribeAddresses"}, Items: "Addresses[]", ID: "AllocationId",
		ARN:  "arn:{partition}:ec2:{region}:{account}:elastic-ip/{AllocationId}",
		Keys: []string{"tags.Name", "instance"},
		Attributes: `
			domain                           Domain                          vendor
			instance                         InstanceId                      vendor
			network_interface                NetworkInterfaceId              vendor
			public_ip                        PublicIp                        vendor
			tags                             Tags                            as=tags`,
	},
	{
		Name: "aws_route_table", List: Call{Service: "ec2", Operation: "DescribeRouteTables"}, Items: "RouteTables[]", ID: "RouteTableId",
		ARN:  "arn:{partition}:ec2:{region}:{account}:route-table/{RouteTableId}",
		Keys: []string{"vpc_id tags.Name", "vpc_id"},
		Made: []string{"Associations[].Main=true AWS, with the VPC"},
		Attributes: `
			vpc_id                           VpcId
			route                            Routes                          as=routes
			propagating_vgws                 PropagatingVgws[].GatewayId
			owner_id                         OwnerId                         vendor
			tags                             Tags                            as=tags`,
	},
	{
		Name: "aws_route_table_association", List: Call{Service: "ec2", Operation: "DescribeRouteTables"}, Items: "RouteTables[].Associations[]", ID: "RouteTableAssociationId",
		Keys: []string{"subnet_id", "gateway_id"},
		Made: []string{"Main=true AWS, with the VPC"},
		Gone: []string{"AssociationState.State=disassociated"},
		Attributes: `
			subnet_id                        SubnetId
			gateway_id                       GatewayId
			route_table_id                   RouteTableId`,
	},
	{
		Name: "aws_network_acl", List: Call{Service: "ec2", Operation: "DescribeNetworkAcls"}, Items: "NetworkAcls[]", ID: "NetworkAclId",
		ARN:  "arn:{partition}:ec2:{region}:{account}:network-acl/{NetworkAclId}",
		Keys: []string{"vpc_id tags.Name", "vpc_id"},
		Made: []string{"IsDefault=true AWS, with the VPC"},
		Attributes: `
			vpc_id                           VpcId
			subnet_ids                       Associations[].SubnetId         vendor
			ingress                          Entries                         as=acl-ingress
			egress                           Entries                         as=acl-egress
			tags                             Tags                            as=tags`,
	},
	{
		Name: "aws_security_group", List: Call{Service: "ec2", Operation: "DescribeSecurityGroups"}, Items: "SecurityGroups[]", ID: "GroupId",
		ARN:  "arn:{partition}:ec2:{region}:{account}:security-group/{GroupId}",
		Keys: []string{"vpc_id name", "vpc_id tags.Name", "name"},
		Made: []string{"GroupName=default AWS, with the VPC"},
		Attributes: `
			name                             GroupName                       vendor
			description                      Description                     vendor
			vpc_id                           VpcId                           vendor
			ingress                          IpPermissions                   as=permissions
			egress                           IpPermissionsEgress             as=permissions
			owner_id                         OwnerId                         vendor
			tags                             Tags                            as=tags`,
	},
	{
		Name: "aws_vpc_endpoint", List: Call{Service: "ec2", Operation: "DescribeVpcEndpoints"}, Items: "VpcEndpoints[]", ID: "VpcEndpointId",
		Keys: []string{"vpc_id service_name"},
		Gone: []string{"State=deleted", "State=deleting"},
		Attributes: `
			vpc_id                           VpcId
			service_name                     ServiceName
			vpc_endpoint_type                VpcEndpointType                 unset=Gateway
			policy                           PolicyDocument                  as=document vendor
			private_dns_enabled              PrivateDnsEnabled
			subnet_ids                       SubnetIds                       vendor
			route_table_ids                  RouteTableIds                   vendor
			security_group_ids               Groups[].GroupId                vendor
			tags                             Tags                            as=tags`,
	},
	{
		Name: "aws_vpc_peering_connection", List: Call{Service: "ec2", Operation: "DescribeVpcPeeringConnections"}, Items: "VpcPeeringConnections[]", ID: "VpcPeeringConnectionId",
		Keys: []string{"vpc_id peer_vpc_id"},
		Gone: []string{"Status.Code=deleted", "Status.Code=rejected", "Status.Code=expired", "Status.Code=failed"},
		Attributes: `
			vpc_id                           RequesterVpcInfo.VpcId
			peer_vpc_id                      AccepterVpcInfo.VpcId
			peer_owner_id                    AccepterVpcInfo.OwnerId         vendor
			tags                             Tags                            as=tags`,
	},
	{
		Name: "aws_flow_log", List: Call{Service: "ec2", Operation: "DescribeFlowLogs"}, Items: "FlowLogs[]", ID: "FlowLogId",
		Keys: []string{"vpc_id log_destination", "vpc_id"},
		Attributes: `
			vpc_id                           ResourceId                      as=vpc
			subnet_id                        ResourceId                      as=subnet
			eni_id                           ResourceId                      as=eni
			traffic_type                     TrafficType
			log_destination                  LogDestination                  vendor
			log_destination_type             LogDestinationType              unset=cloud-watch-logs
			iam_role_arn                     DeliverLogsPermissionArn
			tags                             Tags                            as=tags`,
	},
	{
		Name: "aws_instance", List: Call{Service: "ec2", Operation: "DescribeInstances"}, Items: "Reservations[].Instances[]", ID: "InstanceId",
		ARN:  "arn:{partition}:ec2:{region}:{account}:instance/{InstanceId}",
		Keys: []string{"subnet_id tags.Name", "tags.Name"},
		Gone: []string{"State.Name=terminated", "State.Name=shutting-down"},
		Attributes: `
			ami                              ImageId
			instance_type                    InstanceType
			subnet_id                        SubnetId                        vendor
			availability_zone                Placement.AvailabilityZone      vendor
			tenancy                          Placement.Tenancy               unset=default
			key_name                         KeyName
			vpc_security_group_ids           SecurityGroups[].GroupId        vendor
			iam_instance_profile             IamInstanceProfile.Arn          as=basename
			source_dest_check                SourceDestCheck                 unset=true
			ebs_optimized                    EbsOptimized                    vendor
			monitoring                       Monitoring.State                as=is:enabled
			associate_public_ip_address      PublicIpAddress                 as=present vendor
			private_ip                       PrivateIpAddress                vendor
			public_ip                        PublicIpAddress                 vendor
			metadata_options.http_endpoint   MetadataOptions.HttpEndpoint    vendor
			metadata_options.http_tokens     MetadataOptions.HttpTokens      vendor
			metadata_options.http_put_response_hop_limit  MetadataOptions.HttpPutResponseHopLimit  vendor
			tags                             Tags                            as=tags`,
	},
	{
		Name: "aws_ebs_volume", List: Call{Service: "ec2", Operation: "DescribeVolumes"}, Items: "Volumes[]", ID: "VolumeId",
		ARN:  "arn:{partition}:ec2:{region}:{account}:volume/{VolumeId}",
		Keys: []string{"tags.Name"},
		// Root devices: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html.
		Made: []string{"Attachments[].DeleteOnTermination=true the instance that it is attached to",
			"Attachments[].Device=/dev/sda1 the instance that it is attached to", "Attachments[].Device=/dev/xvda the instance that it is attached to"},
		Attributes: `
			availability_zone                AvailabilityZone
			size                             Size                            vendor
			type                             VolumeType                      unset=gp2
			encrypted                        Encrypted
			kms_key_id                       KmsKeyId                        vendor
			snapshot_id                      SnapshotId
			iops                             Iops                            vendor
			throughput                       Throughput                      vendor
			multi_attach_enabled             MultiAttachEnabled
			tags                             Tags                            as=tags`,
	},
}
