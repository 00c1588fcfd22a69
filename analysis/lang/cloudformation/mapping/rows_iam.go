package mapping

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html
var iamRows = []Row{
	{Name: "AWS::IAM::Role", Type: "aws_iam_role", Returns: "Arn=arn RoleId=unique_id", Properties: `
		RoleName                         name
		AssumeRolePolicyDocument         assume_role_policy
		Policies                         inline_policy                   as=policies`},
	{Name: "AWS::IAM::User", Type: "aws_iam_user", Returns: "Arn=arn", Properties: `
		UserName                         name
		Policies                         inline_policy                   as=policies
		PermissionsBoundary              permissions_boundary`},
	{Name: "AWS::IAM::Group", Type: "aws_iam_group", Returns: "Arn=arn", Properties: `
		GroupName                        name
		Policies                         inline_policy                   as=policies`},
	{Name: "AWS::IAM::ManagedPolicy", Type: "aws_iam_policy", Ref: "arn", Returns: "PolicyArn=arn", Properties: `
		ManagedPolicyName                name
		PolicyDocument                   policy`},
	{Name: "AWS::IAM::Policy", Type: "aws_iam_role_policy", Each: "Roles", Properties: `
		PolicyName                       name
		PolicyDocument                   policy
		Roles                            role`},
	{Name: "AWS::IAM::Policy", Type: "aws_iam_user_policy", Each: "Users", Properties: `
		PolicyName                       name
		PolicyDocument                   policy
		Users                            user`},
	{Name: "AWS::IAM::Policy", Type: "aws_iam_group_policy", Each: "Groups", Properties: `
		PolicyName                       name
		PolicyDocument                   policy
		Groups                           group`},
	{Name: "AWS::IAM::InstanceProfile", Type: "aws_iam_instance_profile", Returns: "Arn=arn", Properties: `
		InstanceProfileName              name
		Roles                            role                            as=first`},
	{Name: "AWS::KMS::Key", Type: "aws_kms_key", Returns: "Arn=arn KeyId=key_id", Properties: `
		KeyPolicy                        policy
		PendingWindowInDays              deletion_window_in_days
		Enabled                          is_enabled
		KeySpec                          customer_master_key_spec`},
}
