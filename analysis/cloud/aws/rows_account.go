package aws

// What an account, or a region of it, is set to, and what there is one of. Sources:
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html,
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_AWS_S3_Control.html,
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html,
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Operations.html
var accountTypes = []Type{
	{
		Name: "aws_iam_account_password_policy", List: Call{Service: "iam", Operation: "GetAccountPasswordPolicy"}, Items: "PasswordPolicy", Global: true,
		ID: "=iam-account-password-policy", Keys: []string{""},
		Attributes: `
			minimum_password_length           MinimumPasswordLength           unset=6
			require_symbols                   RequireSymbols
			require_numbers                   RequireNumbers
			require_uppercase_characters      RequireUppercaseCharacters
			require_lowercase_characters      RequireLowercaseCharacters
			allow_users_to_change_password    AllowUsersToChangePassword      unset=true
			hard_expiry                       HardExpiry
			max_password_age                  MaxPasswordAge
			password_reuse_prevention         PasswordReusePrevention`,
	},
	{
		Name: "aws_iam_openid_connect_provider", List: Call{Service: "iam", Operation: "ListOpenIDConnectProviders"}, Items: "OpenIDConnectProviderList[]", Global: true,
		ID: "Arn", ARN: "{Arn}", Keys: []string{"url"},
		Details: []Call{{Service: "iam", Operation: "GetOpenIDConnectProvider", Params: "OpenIDConnectProviderArn=Arn"}},
		Attributes: `
			url                               $GetOpenIDConnectProvider.Url             as=no-scheme
			client_id_list                    $GetOpenIDConnectProvider.ClientIDList
			thumbprint_list                   $GetOpenIDConnectProvider.ThumbprintList  vendor
			tags                              $GetOpenIDConnectProvider.Tags            as=tags`,
	},
	{
		Name: "aws_iam_saml_provider", List: Call{Service: "iam", Operation: "ListSAMLProviders"}, Items: "SAMLProviderList[]", Global: true,
		ID: "Arn", ARN: "{Arn}", Keys: []string{"name"},
		Attributes: `
			name                              Arn                             as=basename`,
	},
	{
		Name: "aws_iam_access_key", List: authorization, Items: "UserDetailList[]", Global: true,
		Then: []Step{{Call{Service: "iam", Operation: "ListAccessKeys", Params: "UserName=UserName"}, "AccessKeyMetadata[]"}},
		ID:   "AccessKeyId", Keys: []string{"user"},
		Attributes: `
			user                              UserName
			status                            Status                          unset=Active`,
	},
	{
		Name: "aws_iam_user_login_profile", List: authorization, Items: "UserDetailList[]", Global: true,
		Then: []Step{{Call{Service: "iam", Operation: "GetLoginProfile", Params: "UserName=UserName"}, "LoginProfile"}},
		ID:   "UserName", Keys: []string{"user"},
		Attributes: `
			user                              UserName
			password_reset_required           PasswordResetRequired           vendor`,
	},
	{
		Name: "aws_iam_server_certificate", List: Call{Service: "iam", Operation: "ListServerCertificates"}, Items: "ServerCertificateMetadataList[]", Global: true,
		ID: "ServerCertificateId", ARN: "{Arn}", Keys: []string{"name"},
		Attributes: `
			name                              ServerCertificateName           vendor
			path                              Path                            unset=/`,
	},
	{
		Name: "aws_s3_account_public_access_block", List: Call{Service: "s3control", Operation: "GetPublicAccessBlock", Params: "AccountId={account}"}, Items: "PublicAccessBlockConfiguration", Global: true,
		ID: "{account}", Keys: []string{""},
		Attributes: `
			block_public_acls                 BlockPublicAcls
			block_public_policy               BlockPublicPolicy
			ignore_public_acls                IgnorePublicAcls
			restrict_public_buckets           RestrictPublicBuckets`,
	},
	{
		Name: "aws_ebs_encryption_by_default", List: Call{Service: "ec2", Operation: "GetEbsEncryptionByDefault"}, Items: ".",
		ID: "{account}", Keys: []string{""}, Made: []string{"* AWS, with the account"},
		Attributes: `
			enabled                           EbsEncryptionByDefault          vendor`,
	},
	{
		Name: "aws_ebs_snapshot_block_public_access", List: Call{Service: "ec2", Operation: "GetSnapshotBlockPublicAccessState"}, Items: ".",
		ID: "{region}", Keys: []string{""}, Made: []string{"* AWS, with the account"},
		Attributes: `
			state                             State`,
	},
	{
		Name: "aws_ec2_image_block_public_access", List: Call{Service: "ec2", Operation: "GetImageBlockPublicAccessState"}, Items: ".",
		ID: "{region}", Keys: []string{""}, Made: []string{"* AWS, with the account"},
		Attributes: `
			state                             ImageBlockPublicAccessState`,
	},
	{
		Name: "aws_ecr_registry_policy", List: Call{Service: "ecr", Operation: "GetRegistryPolicy"}, Items: ".",
		ID: "RegistryId", Keys: []string{""},
		Attributes: `
			policy                            PolicyText                      as=document`,
	},
	{
		Name: "aws_ecr_registry_scanning_configuration", List: Call{Service: "ecr", Operation: "GetRegistryScanningConfiguration"}, Items: ".",
		ID: "RegistryId", Keys: []string{""}, Made: []string{"* AWS, with the account"},
		Attributes: `
			scan_type                         ScanningConfiguration.ScanType`,
	},
}
