# METADATA
# title: AWS IAM identity policies
# scope: package
package parapet.aws_iam_policy

import data.parapet.lib.iam

# METADATA
# title: IAM policy grants every action on every resource
# description: >-
#   Whoever holds this policy, or steals a session that does, owns the account. Grant the
#   actions that the work needs, on the resources that it touches.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
# custom:
#   id: aws-iam-policy-admin
#   severity: high
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     aws-fsbp: ["IAM.1"]
#     cis-aws-3.0: ["1.16"]
#     nist-800-53-r5: ["AC-6"]
#   aliases:
#     - CKV_AWS_62
#     - CKV2_AWS_40
#     - CKV_AWS_1
#     - "2f37c4a3-58b9-4afe-8a87-d7f1d2286f84"
#     - "575a2155-6af1-4026-b1af-d5bc8fe2a904"
#     - "953b3cdb-ce13-428a-aa12-318726506661"
#     - b5ed026d-a772-4f07-97f9-664ba0b116f8
#     - e401d614-8026-4f4b-9af9-75d1197461ba
#     - f62aa827-4ade-4dc4-89e4-1433d384a368
#   remedies:
#     - title: Name the actions and resources
#       unsafe: what else the statement grants is no longer allowed
#       set:
#         - {path: ".", value: ["s3:ListBucket"], ask: the actions that are needed}
#         - path: ../Resource
#           value: ["arn:aws:s3:::example-bucket"]
#           ask: the resources that are meant
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
admin contains at(i, "Action") if {
	some [i, s] in allows
	iam.any_action(s)
	iam.any_resource(s)
}

# METADATA
# title: IAM policy grants every action
# description: >-
#   An action of "*" includes those that delete, share and change permissions. Name the
#   actions.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
# custom:
#   id: aws-iam-policy-any-action
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-250]
#   aliases:
#     - CKV_AWS_63
#     - CKV_AWS_49
#   remedies:
#     - title: Name the actions
#       unsafe: other actions are no longer allowed
#       set:
#         - {path: ".", value: ["s3:ListBucket"], ask: the actions that are needed}
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
any_action contains at(i, "Action") if {
	some [i, s] in allows
	iam.any_action(s)
}

# METADATA
# title: IAM policy grants every action of a service
# description: >-
#   A wildcard over a service grows with each feature that AWS adds, and includes the
#   actions that delete data and change permissions. Name the actions.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
# custom:
#   id: aws-iam-policy-service-wildcard-action
#   severity: medium
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     aws-fsbp: ["IAM.21"]
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - AWS-0057
#     - AVD-AWS-0057
#   remedies:
#     - title: Name the action
#       unsafe: other actions of the service are no longer allowed
#       set:
#         - {path: ".", value: "s3:ListBucket", ask: the action of the service that is needed}
#     - title: Remove the action
#       unsafe: the actions of the service are no longer allowed
#       remove: ["."]
service_wildcard_action contains array.concat(at(i, "Action"), [j]) if {
	some [i, s] in allows
	some j in iam.wildcard_actions(s)
	s.Action[j] != "*"
}

# METADATA
# title: IAM policy does not say which resources its actions are for
# description: >-
#   With a resource of "*" the actions reach everything of their kind in the account, now
#   and later. Name the resources; list and describe actions that have none are left out of
#   this check.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
# custom:
#   id: aws-iam-policy-any-resource
#   severity: low
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-250]
#   aliases:
#     - CKV_AWS_355
#     - CKV_AWS_356
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - {path: ".", value: ["arn:aws:s3:::example-bucket"], ask: the resources that are meant}
any_resource contains at(i, "Resource") if {
	some [i, s] in allows
	iam.any_resource(s)
	not s.Condition
	some action in s.Action
	not read_only(action)
	not lower(action) in without_resources
}

# METADATA
# title: IAM policy grants everything but a few actions
# description: >-
#   Allow with NotAction grants every action that is not listed, those of future services
#   included. List what is allowed instead.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
# custom:
#   id: aws-iam-policy-not-action
#   severity: medium
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-250]
#   remedies:
#     - title: Name the actions
#       unsafe: other actions are no longer allowed
#       set:
#         - {path: ../Action, value: ["s3:ListBucket"], ask: the actions that are needed}
#       remove: ["."]
not_action contains at(i, "NotAction") if {
	some [i, s] in allows
	s.NotAction
}

# METADATA
# title: IAM policy grants actions on everything but a few resources
# description: >-
#   Allow with NotResource reaches every resource that is not listed, new ones included.
#   List the resources instead.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html
# custom:
#   id: aws-iam-policy-not-resource
#   severity: medium
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-250]
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:s3:::example-bucket"]
#           ask: the resources that are meant
#       remove: ["."]
not_resource contains at(i, "NotResource") if {
	some [i, s] in allows
	s.NotResource
}

# METADATA
# title: IAM policy lets any role be passed to a service
# description: >-
#   With iam:PassRole on "*" its holder can start a service under a more powerful role and
#   act through it. Name the roles, and the service with the condition iam:PassedToService.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
# custom:
#   id: aws-iam-policy-pass-any-role
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - AWS-0342
#     - AVD-AWS-0342
#     - e39bee8c-fe54-4a3f-824d-e5e2d1cca40a
#   remedies:
#     - title: Name the roles
#       unsafe: other roles can no longer be passed
#       set:
#         - path: "."
#           value: ["arn:aws:iam::111122223333:role/app"]
#           ask: the roles that may be passed, and the resources of the other actions
pass_any_role contains at(i, "Resource") if {
	some [i, s] in wide
	named(s, {"iam:PassRole"})
}

# METADATA
# title: IAM policy lets its holder take more permissions
# description: >-
#   Together these actions on every resource are enough to become administrator: by changing
#   a policy, taking over a user, or running code under another role. Limit them to
#   resources by name.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: aws-iam-policy-privilege-escalation
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - CKV_AWS_110
#     - CKV_AWS_286
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:iam::111122223333:role/app"]
#           ask: the resources that the actions are for; none with more permissions than the holder
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
privilege_escalation contains at(i, "Action") if {
	some [i, s] in wide
	named(s, escalating)
}

# METADATA
# title: IAM policy hands out credentials of any resource
# description: >-
#   Actions that answer with keys, tokens or passwords should name the identities they are
#   for.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
# custom:
#   id: aws-iam-policy-credentials-exposure
#   severity: medium
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-522]
#   aliases:
#     - CKV_AWS_107
#     - CKV_AWS_287
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:iam::111122223333:role/app"]
#           ask: the resources that are meant
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
credentials_exposure contains at(i, "Action") if {
	some [i, s] in broad
	named(s, handing_out_credentials)
}

# METADATA
# title: IAM policy reads the data of every store
# description: >-
#   Reading objects, parameters or secrets without naming them is what an intruder needs to
#   carry the data away. Name the buckets, paths and secrets.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
# custom:
#   id: aws-iam-policy-data-exfiltration
#   severity: medium
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-200]
#   aliases:
#     - CKV_AWS_108
#     - CKV_AWS_288
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:s3:::example-bucket/*"]
#           ask: the objects, parameters and secrets that are meant
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
data_exfiltration contains at(i, "Action") if {
	some [i, s] in broad
	named(s, reading_data)
}

# METADATA
# title: IAM policy changes permissions of any resource
# description: >-
#   Actions that change policies, grants or access lists decide who else gets in. Name the
#   resources that they are for.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
# custom:
#   id: aws-iam-policy-permissions-management
#   severity: medium
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-269]
#   aliases:
#     - CKV_AWS_109
#     - CKV_AWS_289
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:iam::111122223333:role/app"]
#           ask: the resources that are meant
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
permissions_management contains at(i, "Action") if {
	some [i, s] in broad
	named(s, managing_permissions)
}

permissions_management contains at(i, "Action") if {
	some [i, s] in broad
	some action in s.Action
	lower(action) == "iam:*"
}

# METADATA
# title: IAM policy changes resources without naming them
# description: >-
#   Actions that create, change or delete on every resource let one stolen session damage
#   all of a service. Name the resources or add a condition.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
# custom:
#   id: aws-iam-policy-unconstrained-write
#   severity: low
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-250]
#   aliases:
#     - CKV_AWS_111
#     - CKV_AWS_290
#   remedies:
#     - title: Name the resources
#       unsafe: other resources can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:dynamodb:us-east-1:111122223333:table/example"]
#           ask: the resources that are meant
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
unconstrained_write contains at(i, "Action") if {
	some [i, s] in broad
	some action in s.Action
	changing(action)
}

# METADATA
# title: IAM policy decrypts with every KMS key
# description: >-
#   A principal that may decrypt with any key defeats the separation that keys are for. Name
#   the keys.
# related_resources:
#   - https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html
# custom:
#   id: aws-iam-policy-decrypt-with-any-key
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     aws-fsbp: ["KMS.1"]
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Name the keys
#       unsafe: data under other keys can no longer be decrypted
#       set:
#         - path: ../Resource
#           value: ["arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"]
#           ask: the keys that are meant
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
decrypt_with_any_key contains at(i, "Action") if {
	some [i, s] in broad
	named(s, {"kms:Decrypt", "kms:ReEncryptFrom"})
}

# METADATA
# title: IAM policy grants all of S3 on every bucket
# description: >-
#   Every bucket of the account can be read, emptied and opened to strangers with it. Name
#   actions and buckets.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
# custom:
#   id: aws-iam-policy-all-of-s3
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - AWS-0345
#     - AVD-AWS-0345
#   remedies:
#     - title: Name the buckets
#       unsafe: other buckets can no longer be used
#       set:
#         - path: ../Resource
#           value: ["arn:aws:s3:::example-bucket", "arn:aws:s3:::example-bucket/*"]
#           ask: the buckets that are meant
#     - title: Name the actions
#       unsafe: other actions are no longer allowed
#       set:
#         - {path: ".", value: ["s3:ListBucket"], ask: the actions that are needed}
all_of_s3 contains at(i, "Action") if {
	some [i, s] in allows
	iam.any_resource(s)
	some action in s.Action
	action in {"s3:*", "s3:**"}
}

allows := [[i, s] | some i, s in iam.allows(input.policy)]

# broad are the statements that name actions of their own, for every resource and
# without a condition: what "*" and "service:*" grant has policies of its own.
broad := [[i, s] |
	some [i, s] in allows
	iam.any_resource(s)
	not s.Condition
	not iam.any_action(s)
]

# wide are the broad statements and those for every resource of a kind, such as
# "arn:aws:iam::123456789012:role/*".
wide := [[i, s] |
	some [i, s] in allows
	not s.Condition
	not iam.any_action(s)
	some resource in s.Resource
	regex.match(`^(\*|arn:[^:]*:[^:]*:[^:]*:[^:]*:(\*|[a-z-]+[/:]\*))$`, resource)
]

at(i, element) := ["policy", "Statement", i, element]

# named(s, actions): the statement names one of the actions, not just a wildcard over a service.
named(s, actions) if {
	some j, action in s.Action
	not j in iam.wildcard_actions(s)
	some wanted in actions
	iam.action_matches(action, wanted)
}

read_only(action) if regex.match(`^[a-z0-9-]+:(List|Describe|Get|BatchGet|View|Search|Lookup|Check|Simulate|Test|Validate|Preview|Query|Scan|Select|Estimate|Count)`, action)

changing(action) if {
	regex.match(`^[a-z0-9-]+:(Create|Delete|Put|Update|Modify|Attach|Detach|Add|Remove|Set|Start|Stop|Terminate|Run|Reboot|Restore|Send|Publish|Write|Upload|Register|Deregister|Associate|Disassociate|Enable|Disable|Tag|Untag|Import|Copy|Change|Replace|Reset|Revoke|Authorize|Cancel|Purge|Invoke|Execute|Upgrade)`, action)
	not lower(action) in without_resources
}

changing(action) if endswith(action, ":*")

# without_resources are actions, in lower case, that change or send something and take no
# resource but "*", as the service authorization reference lists them:
# https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
without_resources := {
	"cloudwatch:putmetricdata", "ec2:assignprivateipaddresses", "ec2:unassignprivateipaddresses",
	"ec2messages:acknowledgemessage", "ec2messages:deletemessage", "ec2messages:failmessage",
	"ec2messages:sendreply", "ssm:updateinstanceinformation", "ssmmessages:createcontrolchannel",
	"ssmmessages:createdatachannel", "ssmmessages:opencontrolchannel", "ssmmessages:opendatachannel",
	"sts:decodeauthorizationmessage", "xray:puttelemetryrecords", "xray:puttracesegments",
}

# secrets_of_others are actions that answer with credentials.
handing_out_credentials := {
	"chime:CreateApiKey", "codepipeline:PollForJobs", "cognito-idp:AssociateSoftwareToken",
	"cognito-identity:GetOpenIdToken", "cognito-identity:GetOpenIdTokenForDeveloperIdentity",
	"cognito-identity:GetCredentialsForIdentity", "connect:GetFederationToken", "ec2:GetPasswordData",
	"gamelift:RequestUploadCredentials", "iam:CreateAccessKey",
	"iam:CreateLoginProfile", "iam:CreateServiceSpecificCredential", "iam:ResetServiceSpecificCredential",
	"iam:UpdateAccessKey", "lightsail:GetInstanceAccessDetails", "lightsail:GetRelationalDatabaseMasterUserPassword",
	"rds-db:connect", "redshift:GetClusterCredentials", "sso:GetRoleCredentials", "mediapackage:RotateChannelCredentials",
	"mediapackage:RotateIngestEndpointCredentials", "sts:AssumeRole", "sts:AssumeRoleWithSAML",
	"sts:AssumeRoleWithWebIdentity", "sts:GetFederationToken",
}

reading_data := {
	"s3:GetObject", "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "secretsmanager:GetSecretValue",
}

managing_permissions := {
	"iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:AttachUserPolicy", "iam:CreatePolicy", "iam:CreatePolicyVersion",
	"iam:DeleteAccountPasswordPolicy", "iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary",
	"iam:DeleteRolePolicy", "iam:DeleteUserPolicy", "iam:DeleteGroupPolicy", "iam:DetachRolePolicy",
	"iam:DetachUserPolicy", "iam:PassRole", "iam:PutGroupPolicy", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy",
	"iam:PutUserPermissionsBoundary", "iam:PutUserPolicy", "iam:SetDefaultPolicyVersion", "iam:UpdateAssumeRolePolicy",
	"kms:CreateGrant", "kms:PutKeyPolicy", "lambda:AddPermission", "lambda:AddLayerVersionPermission",
	"s3:PutBucketAcl", "s3:PutBucketPolicy", "s3:PutBucketPublicAccessBlock", "s3:PutObjectAcl", "s3:DeleteBucketPolicy",
	"s3:PutAccessPointPolicy", "s3:PutAccountPublicAccessBlock", "sns:AddPermission", "sqs:AddPermission", "sqs:SetQueueAttributes",
	"secretsmanager:PutResourcePolicy", "ecr:SetRepositoryPolicy", "es:CreateElasticsearchDomain", "organizations:AttachPolicy",
	"ram:CreateResourceShare", "ec2:ModifySnapshotAttribute", "ec2:ModifyImageAttribute", "sso:PutInlinePolicyToPermissionSet",
}

# escalations are sets of actions that together let their holder take more permissions.
escalations := [
	{"iam:CreatePolicyVersion"}, {"iam:SetDefaultPolicyVersion"}, {"iam:CreateAccessKey"}, {"iam:CreateLoginProfile"},
	{"iam:UpdateLoginProfile"}, {"iam:AttachUserPolicy"}, {"iam:AttachGroupPolicy"}, {"iam:AttachRolePolicy"},
	{"iam:PutUserPolicy"}, {"iam:PutGroupPolicy"}, {"iam:PutRolePolicy"}, {"iam:AddUserToGroup"},
	{"iam:UpdateAssumeRolePolicy", "sts:AssumeRole"}, {"iam:PassRole", "ec2:RunInstances"},
	{"iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"}, {"iam:PassRole", "lambda:CreateFunction", "lambda:CreateEventSourceMapping"},
	{"lambda:UpdateFunctionCode"}, {"lambda:UpdateFunctionConfiguration"}, {"iam:PassRole", "glue:CreateDevEndpoint"}, {"glue:UpdateDevEndpoint"},
	{"iam:PassRole", "cloudformation:CreateStack"}, {"iam:PassRole", "datapipeline:CreatePipeline"},
	{"codestar:CreateProjectFromTemplate"}, {"codestar:AssociateTeamMember"}, {"iam:PassRole", "codestar:CreateProject"},
	{"iam:PassRole", "apprunner:CreateService"}, {"iam:PassRole", "ec2:AssociateIamInstanceProfile"},
	{"iam:PassRole", "autoscaling:CreateLaunchConfiguration", "autoscaling:CreateAutoScalingGroup"},
	{"iam:PassRole", "codebuild:CreateProject", "codebuild:StartBuild"},
	{"iam:PassRole", "ecs:RegisterTaskDefinition", "ecs:RunTask"},
	{"iam:PassRole", "glue:CreateJob"}, {"iam:PassRole", "glue:UpdateJob"},
	{"iam:PassRole", "sagemaker:CreateNotebookInstance", "sagemaker:CreatePresignedNotebookInstanceUrl"},
	{"iam:PassRole", "sagemaker:CreateProcessingJob"}, {"iam:PassRole", "sagemaker:CreateTrainingJob"},
	{"iam:PassRole", "states:CreateStateMachine", "states:StartExecution"},
	{"iam:DeleteRolePermissionsBoundary"}, {"iam:DeleteUserPermissionsBoundary"},
	{"iam:PutRolePermissionsBoundary"}, {"iam:PutUserPermissionsBoundary"},
	{"sagemaker:CreatePresignedNotebookInstanceUrl"}, {"ssm:SendCommand"}, {"ssm:StartSession"},
	{"sso:PutInlinePolicyToPermissionSet", "sso:ProvisionPermissionSet"},
]

granted(action) if {
	some [_, s] in wide
	named(s, {action})
}

complete(methods) if {
	every action in methods {
		granted(action)
	}
}

escalating := {action |
	some methods in escalations
	complete(methods)
	some action in methods
}
