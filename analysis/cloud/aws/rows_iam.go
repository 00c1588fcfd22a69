package aws

// One call tells of all identities and their policies:
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
var authorization = Call{Service: "iam", Operation: "GetAccountAuthorizationDetails",
	Params: "Filter=['User','Role','Group','LocalManagedPolicy']"}

var iamTypes = []Type{
	{
		Name: "aws_iam_role", List: authorization, Items: "RoleDetailList[]", Global: true, ID: "RoleName", ARN: "{Arn}",
		Keys: []string{"name"},
		Made: []string{"Path^=/aws-service-role/ a service of AWS, which the role is linked to", "Path^=/aws-reserved/ IAM Identity Center"},
		Attributes: `
			name                     RoleName                       vendor
			path                     Path                           unset=/
			unique_id                RoleId                         vendor
			assume_role_policy       AssumeRolePolicyDocument       as=document
			inline_policy            RolePolicyList                 as=inline
			managed_policy_arns      AttachedManagedPolicies[].PolicyArn
			permissions_boundary     PermissionsBoundary.PermissionsBoundaryArn
			tags                     Tags                           as=tags`,
	},
	{
		Name: "aws_iam_user", List: authorization, Items: "UserDetailList[]", Global: true, ID: "UserName", ARN: "{Arn}",
		Keys: []string{"name"},
		Attributes: `
			name                     UserName
			path                     Path                           unset=/
			unique_id                UserId                         vendor
			inline_policy            UserPolicyList                 as=inline
			managed_policy_arns      AttachedManagedPolicies[].PolicyArn
			groups                   GroupList
			permissions_boundary     PermissionsBoundary.PermissionsBoundaryArn
			tags                     Tags                           as=tags`,
	},
	{
		Name: "aws_iam_group", List: authorization, Items: "GroupDetailList[]", Global: true, ID: "GroupName", ARN: "{Arn}",
		Keys: []string{"name"},
		Attributes: `
			name                     GroupName
			path                     Path                           unset=/
			unique_id                GroupId                        vendor
			inline_policy            GroupPolicyList                as=inline
			managed_policy_arns      AttachedManagedPolicies[].PolicyArn`,
	},
	{
		Name: "aws_iam_policy", List: authorization, Items: "Policies[]", Global: true, ID: "Arn", ARN: "{Arn}",
		Keys: []string{"name path", "name"},
		Made: []string{"Arn^=arn:aws:iam::aws: AWS"},
		Attributes: `
			name                     PolicyName                     vendor
			path                     Path                           unset=/
			description              Description
			policy                   PolicyVersionList              as=version
			tags                     Tags                           as=tags`,
	},
	{
		Name: "aws_iam_instance_profile", List: Call{Service: "iam", Operation: "ListInstanceProfiles"}, Items: "InstanceProfiles[]", Global: true,
		ID: "InstanceProfileName", ARN: "{Arn}", Keys: []string{"name"},
		Attributes: `
			name                     InstanceProfileName            vendor
			path                     Path                           unset=/
			role                     Roles[].RoleName               as=first
			tags                     Tags                           as=tags`,
	},
}
