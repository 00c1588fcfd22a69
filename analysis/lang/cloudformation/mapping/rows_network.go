package mapping

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_EC2.html
var networkRows = []Row{
	{Name: "AWS::EC2::VPC", Type: "aws_vpc", Returns: "VpcId=id"},
	{Name: "AWS::EC2::Subnet", Type: "aws_subnet", Returns: "SubnetId=id"},
	{Name: "AWS::EC2::InternetGateway", Type: "aws_internet_gateway"},
	{Name: "AWS::EC2::VPCGatewayAttachment", Type: "aws_internet_gateway_attachment", When: "InternetGatewayId"},
	{Name: "AWS::EC2::NatGateway", Type: "aws_nat_gateway"},
	{Name: "AWS::EC2::EIP", Type: "aws_eip", Ref: "public_ip", Returns: "AllocationId=id PublicIp=public_ip", Properties: `
		InstanceId                       instance`},
	{Name: "AWS::EC2::RouteTable", Type: "aws_route_table"},
	{Name: "AWS::EC2::Route", Type: "aws_route", Properties: `
		InstanceId                       instance_id
		EgressOnlyInternetGatewayId      egress_only_gateway_id`},
	{Name: "AWS::EC2::SubnetRouteTableAssociation", Type: "aws_route_table_association"},
	{Name: "AWS::EC2::SecurityGroup", Type: "aws_security_group", Returns: "GroupId=id VpcId=vpc_id", Properties: `
		GroupName                        name
		GroupDescription                 description
		SecurityGroupIngress             ingress
		SecurityGroupIngress.IpProtocol  ingress.protocol                as=words:6=tcp|17=udp|1=icmp|58=icmpv6
		SecurityGroupIngress.CidrIp      ingress.cidr_blocks
		SecurityGroupIngress.CidrIpv6    ingress.ipv6_cidr_blocks
		SecurityGroupIngress.SourceSecurityGroupId    ingress.security_groups
		SecurityGroupIngress.SourceSecurityGroupName  ingress.security_groups
		SecurityGroupIngress.SourcePrefixListId       ingress.prefix_list_ids
		SecurityGroupEgress              egress
		SecurityGroupEgress.IpProtocol   egress.protocol                 as=words:6=tcp|17=udp|1=icmp|58=icmpv6
		SecurityGroupEgress.CidrIp       egress.cidr_blocks
		SecurityGroupEgress.CidrIpv6     egress.ipv6_cidr_blocks
		SecurityGroupEgress.DestinationSecurityGroupId  egress.security_groups
		SecurityGroupEgress.DestinationPrefixListId     egress.prefix_list_ids`},
	{Name: "AWS::EC2::SecurityGroupIngress", Type: "aws_security_group_rule", Properties: `
		=ingress                         type
		GroupId                          security_group_id
		GroupName                        security_group_id
		IpProtocol                       protocol                        as=words:6=tcp|17=udp|1=icmp|58=icmpv6
		CidrIp                           cidr_blocks
		CidrIpv6                         ipv6_cidr_blocks
		SourceSecurityGroupId            source_security_group_id
		SourceSecurityGroupName          source_security_group_id
		SourcePrefixListId               prefix_list_ids`},
	{Name: "AWS::EC2::SecurityGroupEgress", Type: "aws_security_group_rule", Properties: `
		=egress                          type
		GroupId                          security_group_id
		IpProtocol                       protocol                        as=words:6=tcp|17=udp|1=icmp|58=icmpv6
		CidrIp                           cidr_blocks
		CidrIpv6                         ipv6_cidr_blocks
		DestinationSecurityGroupId       source_security_group_id
		DestinationPrefixListId          prefix_list_ids`},
	{Name: "AWS::EC2::NetworkAcl", Type: "aws_network_acl"},
	{Name: "AWS::EC2::NetworkAclEntry", Type: "aws_network_acl_rule", Properties: `
		PortRange.From                   from_port
		PortRange.To                     to_port
		Icmp.Code                        icmp_code
		Icmp.Type                        icmp_type`},
	{Name: "AWS::EC2::SubnetNetworkAclAssociation", Type: "aws_network_acl_association"},
	{Name: "AWS::EC2::NetworkInterface", Type: "aws_network_interface", Properties: `
		GroupSet                         security_groups
		PrivateIpAddress                 private_ips`},
	{Name: "AWS::EC2::VPCEndpoint", Type: "aws_vpc_endpoint", Properties: `
		PolicyDocument                   policy`},
	{Name: "AWS::EC2::VPCPeeringConnection", Type: "aws_vpc_peering_connection"},
	{Name: "AWS::EC2::FlowLog", Type: "aws_flow_log", Properties: `
		DeliverLogsPermissionArn         iam_role_arn`},
	{Name: "AWS::EC2::TransitGateway", Type: "aws_ec2_transit_gateway"},
}
