package threat

import "strings"

// A way is a row of the catalogue: what it takes to use a method.
type way struct {
	Method
	// actions are what it takes. Those with "~" in front are about something of
	// the service, or something that is created, those with "@" about one of the
	// resources of the type on, the others about the target.
	actions string
	level   Level
	// target is the type of what the method is used on; on is that of what has to
	// be there as well.
	target, on string
	// when is an attribute of the target that has to be on.
	when string
	// managed tells that the target has to be managed by Systems Manager.
	managed bool
	// documented tells that the actions are about the document that runs as well.
	documented bool
	// service is the one that a role is passed to.
	service string
	// limit are the actions that the service takes with the role, where it runs no
	// code of the caller's.
	limit string
	// noun says what is assumed to be there where the code declares no target.
	noun string
	// assumes is what the method rests on beside the actions.
	assumes string
}

// reference is where the actions of a service and their resources are listed.
func reference(page string) string {
	return "https://docs.aws.amazon.com/service-authorization/latest/reference/list_" + page + ".html"
}

func method(id, title, techniques, page string) Method {
	if !strings.HasPrefix(page, "https:") {
		page = reference(page)
	}
	return Method{ID: id, Title: title, Techniques: strings.Fields(techniques), Source: page}
}

const iamPage = "awsidentityandaccessmanagementiam"

// rewrites are ways to change what a principal may do. The attacker needs that
// principal's rights to gain from it, its own or those it gets otherwise.
var rewrites = []way{
	{Method: method("iam-put-user-policy", "write an inline policy of the user", "T1098.003", iamPage), actions: "iam:PutUserPolicy", level: Call, target: "aws_iam_user", noun: "a user"},
	{Method: method("iam-attach-user-policy", "attach any managed policy to the user", "T1098.003", iamPage), actions: "iam:AttachUserPolicy", level: Call, target: "aws_iam_user", noun: "a user"},
	{Method: method("iam-put-role-policy", "write an inline policy of the role", "T1098.003", iamPage), actions: "iam:PutRolePolicy", level: Call, target: "aws_iam_role", noun: "a role"},
	{Method: method("iam-attach-role-policy", "attach any managed policy to the role", "T1098.003", iamPage), actions: "iam:AttachRolePolicy", level: Call, target: "aws_iam_role", noun: "a role"},
	{Method: method("iam-put-group-policy", "write an inline policy of the group", "T1098.003", iamPage), actions: "iam:PutGroupPolicy", level: Call, target: "aws_iam_group", noun: "a user of a group"},
	{Method: method("iam-attach-group-policy", "attach any managed policy to the group", "T1098.003", iamPage), actions: "iam:AttachGroupPolicy", level: Call, target: "aws_iam_group", noun: "a user of a group"},
	{Method: method("iam-create-policy-version", "replace a managed policy that is attached", "T1098.003", iamPage), actions: "iam:CreatePolicyVersion", level: Call, target: "aws_iam_policy", noun: "a user or role with a policy"},
	{Method: method("iam-set-default-policy-version", "go back to an older version of a managed policy that is attached", "T1098.003", iamPage), actions: "iam:SetDefaultPolicyVersion", level: Call, target: "aws_iam_policy", noun: "a user or role with a policy",
		assumes: "an older version of the policy allows more"},
}

// takeovers are ways to become another user or role.
var takeovers = []way{
	{Method: method("iam-create-access-key", "create an access key for the user", "T1098.001", iamPage), actions: "iam:CreateAccessKey", level: Call, target: "aws_iam_user", noun: "a user"},
	{Method: method("iam-create-login-profile", "give the user a console password", "T1098.001", iamPage), actions: "iam:CreateLoginProfile", level: Call, target: "aws_iam_user", noun: "a user"},
	{Method: method("iam-update-login-profile", "change the user's console password", "T1098.001", iamPage), actions: "iam:UpdateLoginProfile", level: Call, target: "aws_iam_user", noun: "a user with a console password"},
	{Method: method("iam-update-access-key", "turn a key of the user on again that is known", "T1098.001", iamPage), actions: "iam:UpdateAccessKey", level: Flaw, target: "aws_iam_user", assumes: "the attacker knows an access key of the user that is off"},
	{Method: method("iam-replace-access-key", "delete one of the user's two access keys and create another", "T1098.001", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"), actions: "iam:CreateAccessKey iam:DeleteAccessKey", level: Call, target: "aws_iam_user"},
	{Method: method("iam-replace-login-profile", "give the user another console password", "T1098.001", iamPage), actions: "iam:CreateLoginProfile iam:DeleteLoginProfile", level: Call, target: "aws_iam_user"},
	{Method: method("iam-create-service-specific-credential", "create credentials of the user for single services", "T1098.001", credentialsPage), actions: "iam:CreateServiceSpecificCredential", level: Call, target: "aws_iam_user", limit: credentialed},
	{Method: method("iam-reset-service-specific-credential", "reset the user's credentials for single services", "T1098.001", credentialsPage), actions: "iam:ResetServiceSpecificCredential", level: Call, target: "aws_iam_user", limit: credentialed},
	{Method: method("iam-upload-ssh-public-key", "give the user an SSH key for CodeCommit", "T1098.004", "https://docs.aws.amazon.com/codecommit/latest/userguide/setting-up-ssh-unixes.html"), actions: "iam:UploadSSHPublicKey", level: Call, target: "aws_iam_user", limit: "codecommit:*"},
	{Method: method("iam-update-assume-role-policy", "let the role trust the attacker", "T1098", iamPage), actions: "iam:UpdateAssumeRolePolicy", level: Call, target: "aws_iam_role", noun: "a role"},
}

// What credentials for single services are good for.
const (
	credentialsPage = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_service-specific-creds.html"
	credentialed    = "codecommit:* cassandra:* bedrock:*"
)

var addToGroup = way{Method: method("iam-add-user-to-group", "add the user to the group", "T1098.003", iamPage), actions: "iam:AddUserToGroup", level: Call, target: "aws_iam_group", noun: "a group"}

// unbinds are ways to lift a permissions boundary.
var unbinds = []way{
	{Method: method("iam-delete-user-permissions-boundary", "remove the user's permissions boundary", "T1098", iamPage), actions: "iam:DeleteUserPermissionsBoundary", level: Call, target: "aws_iam_user"},
	{Method: method("iam-put-user-permissions-boundary", "replace the user's permissions boundary", "T1098", iamPage), actions: "iam:PutUserPermissionsBoundary", level: Call, target: "aws_iam_user"},
	{Method: method("iam-delete-role-permissions-boundary", "remove the role's permissions boundary", "T1098", iamPage), actions: "iam:DeleteRolePermissionsBoundary", level: Call, target: "aws_iam_role"},
	{Method: method("iam-rewrite-permissions-boundary", "replace the policy that is the permissions boundary", "T1098", iamPage), actions: "iam:CreatePolicyVersion", level: Call, target: "aws_iam_policy"},
	{Method: method("iam-put-role-permissions-boundary", "replace the role's permissions boundary", "T1098", iamPage), actions: "iam:PutRolePermissionsBoundary", level: Call, target: "aws_iam_role"},
}

const (
	ssoPage    = "awsiamidentitycenter"
	assumesSSO = "the attacker signs in through the IAM Identity Center of this account"
)

// creations are ways to make a principal that may do anything. Their actions are
// about principals with any name.
var creations = []way{
	{Method: method("iam-create-role", "create a role with any policy", "T1136.003 T1098.003", iamPage), actions: "~iam:CreateRole ~iam:AttachRolePolicy", level: Call},
	{Method: method("iam-create-role-inline", "create a role with any inline policy", "T1136.003 T1098.003", iamPage), actions: "~iam:CreateRole ~iam:PutRolePolicy", level: Call},
	{Method: method("iam-create-user", "create a user with any policy", "T1136.003", iamPage), actions: "~iam:CreateUser ~iam:AttachUserPolicy ~iam:CreateAccessKey", level: Call},
	{Method: method("iam-create-user-login", "create a user with any policy and a console password", "T1136.003", iamPage), actions: "~iam:CreateUser ~iam:AttachUserPolicy ~iam:CreateLoginProfile", level: Call},
	{Method: method("iam-create-user-inline-login", "create a user with any inline policy and a console password", "T1136.003", iamPage), actions: "~iam:CreateUser ~iam:PutUserPolicy ~iam:CreateLoginProfile", level: Call},
	{Method: method("iam-create-group", "create a group with any policy and join it", "T1136.003 T1098.003", iamPage), actions: "~iam:CreateGroup ~iam:AttachGroupPolicy ~iam:AddUserToGroup", level: Call, target: "aws_iam_user"},
	{Method: method("iam-create-group-inline", "create a group with any inline policy and join it", "T1136.003 T1098.003", iamPage), actions: "~iam:CreateGroup ~iam:PutGroupPolicy ~iam:AddUserToGroup", level: Call, target: "aws_iam_user"},
	{Method: method("iam-create-user-group", "create a user in any group", "T1136.003", iamPage), actions: "~iam:CreateUser ~iam:AddUserToGroup ~iam:CreateAccessKey", level: Call, assumes: "the account has a group with an administrator's rights"},
	{Method: method("sso-put-inline-policy", "write an inline policy of a permission set", "T1098.003", ssoPage), actions: "~sso:PutInlinePolicyToPermissionSet ~sso:ProvisionPermissionSet", level: Call, assumes: assumesSSO},
	{Method: method("sso-attach-managed-policy", "attach any managed policy to a permission set", "T1098.003", ssoPage), actions: "~sso:AttachManagedPolicyToPermissionSet ~sso:ProvisionPermissionSet", level: Call, assumes: assumesSSO},
	{Method: method("sso-attach-customer-policy", "attach any policy of the account to a permission set", "T1098.003", ssoPage), actions: "~sso:AttachCustomerManagedPolicyReferenceToPermissionSet ~sso:ProvisionPermissionSet", level: Call, assumes: assumesSSO},
	{Method: method("sso-create-permission-set", "create a permission set with any policy and give it to somebody", "T1098.003", ssoPage), actions: "~sso:CreatePermissionSet ~sso:AttachManagedPolicyToPermissionSet ~sso:CreateAccountAssignment", level: Call, assumes: assumesSSO},
	{Method: method("identitystore-create-group-membership", "join any group of the directory", "T1098", "awsidentitystore"), actions: "~identitystore:CreateGroupMembership", level: Call, assumes: "a group of the directory has an administrator's rights in this account, and the attacker signs in with it"},
	{Method: method("sso-directory-update-password", "change anybody's password in the directory", "T1098", "awsiamidentitycenterdirectory"), actions: "~sso-directory:UpdatePassword", level: Call, assumes: "a user of the directory has an administrator's rights in this account"},
	{Method: method("sso-create-account-assignment", "give somebody any permission set in any account", "T1098.003", ssoPage), actions: "~sso:CreateAccountAssignment", level: Call, assumes: assumesSSO},
	{Method: method("iam-create-user-inline", "create a user with any inline policy", "T1136.003", iamPage), actions: "~iam:CreateUser ~iam:PutUserPolicy ~iam:CreateAccessKey", level: Call},
}

// What is no way of its own.
var (
	isSomebody    = method("is-somebody", "do what anybody with an AWS account can", "T1078.004", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html")
	isAdmin       = method("is-administrator", "do anything in the account", "T1078.004", iamPage)
	adminReads    = method("administrator-reads", "read everything in the account", "T1530", iamPage)
	assumeRole    = method("sts-assume-role", "assume the role", "T1078.004 T1550.001", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html")
	assumeTagged  = method("sts-tag-session", "assume the role with the tags that its policies ask for", "T1078.004 T1098", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html")
	assumeInside  = method("trust-own-account", "assume the role, which trusts its whole account", "T1078.004", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html")
	assumeAnybody = method("trust-everybody", "assume the role, which trusts everybody", "T1199 T1078.004", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html")
	assumeForeign = method("trust-external-account", "assume the role, which trusts another account", "T1199", "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html")
	webIdentity   = method("web-identity-any-subject", "assume the role with a token of any repository", "T1199 T1550.001", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html")
	webContribute = method("web-identity-wide-subject", "assume the role with a token of any branch or pull request", "T1199 T1550.001", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html")
	publicACL     = method("s3-public-acl", "read the bucket, whose ACL lets everybody", "T1530", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html")
	publicPolicy  = method("public-policy", "read it, as its policy lets everybody", "T1530", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html")
	sharedPolicy  = method("shared-policy", "read it, as its policy lets another account", "T1537 T1199", "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-cross-account-resource-access.html")
	cognitoGuest  = method("cognito-unauthenticated", "get the role's credentials as a guest", "T1078.004", "https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html")
	cognitoSignup = method("cognito-self-signup", "sign up and get the role's credentials", "T1078.004 T1136", "https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html")
	updateSAML    = way{Method: method("iam-update-saml-provider", "vouch for anybody in the place of the identity provider", "T1484.002", iamPage), actions: "iam:UpdateSAMLProvider", level: Work, target: "aws_iam_saml_provider"}
	createSAML    = way{Method: method("iam-create-saml-provider", "create the identity provider that the role trusts", "T1484.002", iamPage), actions: "iam:CreateSAMLProvider", level: Work, target: "aws_iam_saml_provider"}
	updateOIDC    = way{Method: method("iam-update-oidc-thumbprint", "stand in for the identity provider with a certificate of one's own", "T1484.002 T1557", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_verify-thumbprint.html"), actions: "iam:UpdateOpenIDConnectProviderThumbprint", level: Unlikely, target: "aws_iam_openid_connect_provider"}
	clientOIDC    = way{Method: method("iam-add-oidc-client", "let the identity provider vouch for clients of one's own", "T1484.002", iamPage), actions: "iam:AddClientIDToOpenIDConnectProvider", level: Wait, target: "aws_iam_openid_connect_provider", assumes: "the identity provider gives tokens to the attacker's client, with a subject that the role takes"}
	hasRole       = method("role-credentials", "use the credentials of its role", "T1552.005", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html")
)
