package aws

func ec2List(operation string) Call { return Call{Service: "ec2", Operation: operation} }

// The rest of networks, machine images and snapshots:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html
var networkTypes = []Type{
	{
		Name: "aws_network_interface", List: ec2List("DescribeNetworkInterfaces"), Items: "NetworkInterfaces[]", ID: "NetworkInterfaceId",
		ARN:  "arn:{partition}:ec2:{region}:{account}:network-interface/{NetworkInterfaceId}",
		Keys: []string{"subnet_id tags.Name", "tags.Name", "subnet_id"},
		// The interface of a machine goes with it; those that services ask for are theirs.
		Made: []string{"RequesterManaged=true a service of AWS", "Attachment.DeleteOnTermination=true the instance that it is attached to",
			"Attachment.DeviceIndex=0 the instance that it is attached to"},
		Attributes: `
			subnet_id                         SubnetId
			security_groups                   Groups[].GroupId                vendor
			description                       Description
			private_ip                        PrivateIpAddress                vendor
			source_dest_check                 SourceDestCheck                 unset=true
			interface_type                    InterfaceType                   vendor
			tags                              TagSet                          as=tags`,
	},
	{
		Name: "aws_egress_only_internet_gateway", List: ec2List("DescribeEgressOnlyInternetGateways"), Items: "EgressOnlyInternetGateways[]", ID: "EgressOnlyInternetGatewayId",
		Keys: []string{"vpc_id", "tags.Name"},
		Attributes: `
			vpc_id                            Attachments[].VpcId             as=first
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_vpn_gateway", List: ec2List("DescribeVpnGateways"), Items: "VpnGateways[]", ID: "VpnGatewayId",
		ARN:  "arn:{partition}:ec2:{region}:{account}:vpn-gateway/{VpnGatewayId}",
		Keys: []string{"vpc_id", "tags.Name"},
		Gone: []string{"State=deleted", "State=deleting"},
		Attributes: `
			vpc_id                            VpcAttachments[].VpcId          as=first
			amazon_side_asn                   AmazonSideAsn                   vendor
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_customer_gateway", List: ec2List("DescribeCustomerGateways"), Items: "CustomerGateways[]", ID: "CustomerGatewayId",
		ARN:  "arn:{partition}:ec2:{region}:{account}:customer-gateway/{CustomerGatewayId}",
		Keys: []string{"ip_address", "tags.Name"},
		Gone: []string{"State=deleted", "State=deleting"},
		Attributes: `
			bgp_asn                           BgpAsn
			ip_address                        IpAddress
			type                              Type
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_vpn_connection", List: ec2List("DescribeVpnConnections"), Items: "VpnConnections[]", ID: "VpnConnectionId",
		ARN:  "arn:{partition}:ec2:{region}:{account}:vpn-connection/{VpnConnectionId}",
		Keys: []string{"customer_gateway_id vpn_gateway_id", "customer_gateway_id transit_gateway_id", "tags.Name"},
		Gone: []string{"State=deleted", "State=deleting"},
		Attributes: `
			customer_gateway_id               CustomerGatewayId
			vpn_gateway_id                    VpnGatewayId
			transit_gateway_id                TransitGatewayId
			type                              Type
			static_routes_only                Options.StaticRoutesOnly
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_ec2_transit_gateway", List: ec2List("DescribeTransitGateways"), Items: "TransitGateways[]", ID: "TransitGatewayId", ARN: "{TransitGatewayArn}",
		Keys: []string{"tags.Name", "description"},
		Gone: []string{"State=deleted", "State=deleting"},
		Attributes: `
			description                       Description
			auto_accept_shared_attachments    Options.AutoAcceptSharedAttachments    unset=disable
			default_route_table_association   Options.DefaultRouteTableAssociation   unset=enable
			default_route_table_propagation   Options.DefaultRouteTablePropagation   unset=enable
			dns_support                       Options.DnsSupport                     unset=enable
			association_default_route_table_id  Options.AssociationDefaultRouteTableId  vendor
			propagation_default_route_table_id  Options.PropagationDefaultRouteTableId  vendor
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_ec2_transit_gateway_vpc_attachment", List: ec2List("DescribeTransitGatewayVpcAttachments"), Items: "TransitGatewayVpcAttachments[]", ID: "TransitGatewayAttachmentId",
		Keys: []string{"transit_gateway_id vpc_id"},
		Gone: []string{"State=deleted", "State=deleting", "State=rejected", "State=failed"},
		Attributes: `
			transit_gateway_id                TransitGatewayId
			vpc_id                            VpcId
			subnet_ids                        SubnetIds
			appliance_mode_support            Options.ApplianceModeSupport    unset=disable
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_ec2_transit_gateway_route_table", List: ec2List("DescribeTransitGatewayRouteTables"), Items: "TransitGatewayRouteTables[]", ID: "TransitGatewayRouteTableId",
		Keys: []string{"transit_gateway_id tags.Name", "transit_gateway_id"},
		Made: []string{"DefaultAssociationRouteTable=true AWS, with the transit gateway"},
		Gone: []string{"State=deleted", "State=deleting"},
		Attributes: `
			transit_gateway_id                TransitGatewayId
			default_association_route_table   DefaultAssociationRouteTable    vendor
			default_propagation_route_table   DefaultPropagationRouteTable    vendor
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_ec2_managed_prefix_list", List: ec2List("DescribeManagedPrefixLists"), Items: "PrefixLists[]", ID: "PrefixListId", ARN: "{PrefixListArn}",
		Keys:    []string{"name"},
		Made:    []string{"OwnerId=AWS AWS"},
		Details: []Call{{Service: "ec2", Operation: "GetManagedPrefixListEntries", Params: "PrefixListId=PrefixListId"}},
		Attributes: `
			name                              PrefixListName
			address_family                    AddressFamily
			max_entries                       MaxEntries
			entry                             $GetManagedPrefixListEntries.Entries  as=snake
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_vpc_endpoint_service", List: ec2List("DescribeVpcEndpointServiceConfigurations"), Items: "ServiceConfigurations[]", ID: "ServiceId",
		ARN:     "arn:{partition}:ec2:{region}:{account}:vpc-endpoint-service/{ServiceId}",
		Keys:    []string{"network_load_balancer_arns", "tags.Name"},
		Details: []Call{{Service: "ec2", Operation: "DescribeVpcEndpointServicePermissions", Params: "ServiceId=ServiceId"}},
		Gone:    []string{"ServiceState=Deleted", "ServiceState=Deleting"},
		Attributes: `
			acceptance_required               AcceptanceRequired
			network_load_balancer_arns        NetworkLoadBalancerArns
			gateway_load_balancer_arns        GatewayLoadBalancerArns
			allowed_principals                $DescribeVpcEndpointServicePermissions.AllowedPrincipals[].Principal
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_key_pair", List: ec2List("DescribeKeyPairs"), Items: "KeyPairs[]", ID: "KeyName",
		ARN:  "arn:{partition}:ec2:{region}:{account}:key-pair/{KeyName}",
		Keys: []string{"key_name"},
		Attributes: `
			key_name                          KeyName                         vendor
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_ebs_snapshot", List: Call{Service: "ec2", Operation: "DescribeSnapshots", Params: "OwnerIds=['self']"}, Items: "Snapshots[]", ID: "SnapshotId",
		ARN:  "arn:{partition}:ec2:{region}::snapshot/{SnapshotId}",
		Keys: []string{"volume_id tags.Name", "tags.Name"},
		Made: []string{"Description^=Created by CreateImage the image that it is a part of", "Tags[].Key=aws:backup:source-resource AWS Backup"},
		Attributes: `
			volume_id                         VolumeId
			description                       Description
			encrypted                         Encrypted                       vendor
			kms_key_id                        KmsKeyId                        vendor
			owner_id                          OwnerId                         vendor
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_snapshot_create_volume_permission", List: Call{Service: "ec2", Operation: "DescribeSnapshots", Params: "OwnerIds=['self']"}, Items: "Snapshots[]",
		Then: []Step{{Call{Service: "ec2", Operation: "DescribeSnapshotAttribute", Params: "SnapshotId=SnapshotId Attribute='createVolumePermission'"}, "CreateVolumePermissions[]"}},
		ID:   "{$Of.SnapshotId}-{UserId|Group}", Keys: []string{"snapshot_id account_id"},
		Attributes: `
			snapshot_id                       $Of.SnapshotId
			account_id                        UserId|Group`,
	},
	{
		Name: "aws_ami", List: Call{Service: "ec2", Operation: "DescribeImages", Params: "Owners=['self']"}, Items: "Images[]", ID: "ImageId",
		ARN:  "arn:{partition}:ec2:{region}::image/{ImageId}",
		Keys: []string{"name"},
		Attributes: `
			name                              Name
			description                       Description
			architecture                      Architecture                    unset=x86_64
			imds_support                      ImdsSupport
			public                            Public                          vendor
			root_device_name                  RootDeviceName                  vendor
			virtualization_type               VirtualizationType              unset=paravirtual
			tags                              Tags                            as=tags`,
	},
	{
		Name: "aws_ami_launch_permission", List: Call{Service: "ec2", Operation: "DescribeImages", Params: "Owners=['self']"}, Items: "Images[]",
		Then: []Step{{Call{Service: "ec2", Operation: "DescribeImageAttribute", Params: "ImageId=ImageId Attribute='launchPermission'"}, "LaunchPermissions[]"}},
		ID:   "{UserId|Group|OrganizationArn|OrganizationalUnitArn}/{$Of.ImageId}", Keys: []string{"image_id account_id", "image_id group", "image_id organization_arn", "image_id organizational_unit_arn"},
		Attributes: `
			image_id                          $Of.ImageId
			account_id                        UserId
			group                             Group
			organization_arn                  OrganizationArn
			organizational_unit_arn           OrganizationalUnitArn`,
	},
	{
		Name: "aws_rds_cluster_instance", List: Call{Service: "rds", Operation: "DescribeDBInstances"}, Items: "DBInstances[]", ID: "DBInstanceIdentifier", ARN: "{DBInstanceArn}",
		Keys: []string{"identifier"},
		Gone: []string{"DBInstanceStatus=deleting", "!DBClusterIdentifier", "Engine=docdb", "Engine=neptune"},
		Attributes: `
			identifier                        DBInstanceIdentifier            vendor
			cluster_identifier                DBClusterIdentifier
			engine                            Engine
			instance_class                    DBInstanceClass
			publicly_accessible               PubliclyAccessible              vendor
			db_subnet_group_name              DBSubnetGroup.DBSubnetGroupName vendor
			db_parameter_group_name           DBParameterGroups[].DBParameterGroupName  as=first vendor
			auto_minor_version_upgrade        AutoMinorVersionUpgrade         unset=true
			performance_insights_enabled      PerformanceInsightsEnabled      vendor
			monitoring_interval               MonitoringInterval
			ca_cert_identifier                CACertificateIdentifier         vendor
			tags                              TagList                         as=tags`,
	},
	{
		Name: "aws_db_snapshot", List: Call{Service: "rds", Operation: "DescribeDBSnapshots", Params: "SnapshotType='manual'"}, Items: "DBSnapshots[]", ID: "DBSnapshotIdentifier", ARN: "{DBSnapshotArn}",
		Keys:    []string{"db_snapshot_identifier"},
		Details: []Call{{Service: "rds", Operation: "DescribeDBSnapshotAttributes", Params: "DBSnapshotIdentifier=DBSnapshotIdentifier"}},
		Attributes: `
			db_snapshot_identifier            DBSnapshotIdentifier
			db_instance_identifier            DBInstanceIdentifier
			encrypted                         Encrypted                       vendor
			kms_key_id                        KmsKeyId                        vendor
			shared_accounts                   $DescribeDBSnapshotAttributes.DBSnapshotAttributesResult.DBSnapshotAttributes  as=restore
			tags                              TagList                         as=tags`,
	},
	{
		Name: "aws_db_cluster_snapshot", List: Call{Service: "rds", Operation: "DescribeDBClusterSnapshots", Params: "SnapshotType='manual'"}, Items: "DBClusterSnapshots[]", ID: "DBClusterSnapshotIdentifier", ARN: "{DBClusterSnapshotArn}",
		Keys:    []string{"db_cluster_snapshot_identifier"},
		Details: []Call{{Service: "rds", Operation: "DescribeDBClusterSnapshotAttributes", Params: "DBClusterSnapshotIdentifier=DBClusterSnapshotIdentifier"}},
		Attributes: `
			db_cluster_snapshot_identifier    DBClusterSnapshotIdentifier
			db_cluster_identifier             DBClusterIdentifier
			storage_encrypted                 StorageEncrypted                vendor
			kms_key_id                        KmsKeyId                        vendor
			shared_accounts                   $DescribeDBClusterSnapshotAttributes.DBClusterSnapshotAttributesResult.DBClusterSnapshotAttributes  as=restore
			tags                              TagList                         as=tags`,
	},
	{
		Name: "aws_db_parameter_group", List: Call{Service: "rds", Operation: "DescribeDBParameterGroups"}, Items: "DBParameterGroups[]", ID: "DBParameterGroupName", ARN: "{DBParameterGroupArn}",
		Keys:    []string{"name"},
		Made:    []string{"DBParameterGroupName^=default. AWS, with the first database"},
		Details: []Call{{Service: "rds", Operation: "DescribeDBParameters", Params: "DBParameterGroupName=DBParameterGroupName Source='user'"}},
		Attributes: `
			name                              DBParameterGroupName            vendor
			family                            DBParameterGroupFamily
			description                       Description                     vendor
			parameter                         $DescribeDBParameters.Parameters  as=parameters`,
	},
	{
		Name: "aws_db_event_subscription", List: Call{Service: "rds", Operation: "DescribeEventSubscriptions"}, Items: "EventSubscriptionsList[]", ID: "CustSubscriptionId", ARN: "{EventSubscriptionArn}",
		Keys: []string{"name"},
		Attributes: `
			name                              CustSubscriptionId              vendor
			sns_topic                         SnsTopicArn
			source_type                       SourceType
			source_ids                        SourceIdsList
			event_categories                  EventCategoriesList
			enabled                           Enabled                         unset=true`,
	},
}
