package mapping

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_EC2.html
var computeRows = []Row{
	{Name: "AWS::EC2::Instance", Type: "aws_instance", Properties: `
		ImageId                          ami
		SecurityGroupIds                 vpc_security_group_ids
		KeyName                          key_name
		SsmAssociations                  -
		Volumes                          -
		BlockDeviceMappings              ebs_block_device
		BlockDeviceMappings.Ebs          .
		NetworkInterfaces                network_interface
		NetworkInterfaces.AssociatePublicIpAddress  associate_public_ip_address
		NetworkInterfaces.GroupSet       vpc_security_group_ids
		NetworkInterfaces.SubnetId       subnet_id
		NetworkInterfaces.DeviceIndex    network_interface.device_index
		NetworkInterfaces.NetworkInterfaceId  network_interface.network_interface_id`},
	{Name: "AWS::EC2::Volume", Type: "aws_ebs_volume", Properties: `
		VolumeType                       type`},
	{Name: "AWS::EC2::LaunchTemplate", Type: "aws_launch_template", Properties: `
		LaunchTemplateName               name
		LaunchTemplateData               .
		LaunchTemplateData.SecurityGroupIds    vpc_security_group_ids
		LaunchTemplateData.SecurityGroups      security_group_names
		LaunchTemplateData.NetworkInterfaces.Groups  network_interfaces.security_groups
		TagSpecifications                -`},
	{Name: "AWS::Lambda::Function", Type: "aws_lambda_function", Returns: "Arn=arn", Properties: `
		Role                             role
		KmsKeyArn                        kms_key_arn
		VpcConfig                        vpc_config`},
	{Name: "AWS::Lambda::Permission", Type: "aws_lambda_permission"},
	{Name: "AWS::Lambda::Url", Type: "aws_lambda_function_url", Properties: `
		TargetFunctionArn                function_name
		AuthType                         authorization_type`},
}
