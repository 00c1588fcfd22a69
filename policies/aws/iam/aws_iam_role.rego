# METADATA
# title: AWS IAM roles
# scope: package
package parapet.aws_iam_role

import data.parapet.lib.iam

# METADATA
# title: Role can be assumed by anybody
# description: >-
#   Without a condition that ties the callers to an account or organization, any AWS
#   customer can assume the role. Name the principals.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage_modify.html
# custom:
#   id: aws-iam-role-trusts-everybody
#   severity: critical
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-284]
#   aliases:
#     - CKV_AWS_60
#     - "12b7e704-37f0-4d1e-911a-44bf60c48c21"
#     - "12a7a7ce-39d6-49dd-923d-aeb4564eb66c"
#     - babdedcf-d859-43da-9a7b-6d72e661a8fd
#     - bcdcbdc6-a350-4855-ae7c-d1e6436f7c97
#     - e835bd0d-65da-49f7-b6d1-b646da8727e6
#     - f80e3aa7-7b34-4185-954e-440a6894dde6
#   remedies:
#     - title: Name the principals
#       unsafe: others can no longer assume the role
#       set:
#         - path: "."
#           value: {AWS: ["arn:aws:iam::111122223333:role/deployer"]}
#           ask: the roles or users that may assume the role
#       remove: ["../NotPrincipal"]
#     - title: Limit the statement to your organization
#       unsafe: principals outside of the organization can no longer assume the role
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: [o-exampleorgid]
#           ask: the id of your organization
#     - title: Remove the statement
#       unsafe: nobody can assume the role through this statement
#       remove: [".."]
trusts_everybody contains trust(i, "Principal") if {
	some [i, s] in trusts
	iam.is_public(s)
}

# METADATA
# title: Role trusts every principal of an account
# description: >-
#   Trusting an account leaves it to that account who may assume the role. Name the roles or
#   users that need it.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts
# custom:
#   id: aws-iam-role-trusts-whole-account
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - CKV_AWS_61
#     - e835bd0d-65da-49f7-b6d1-b646da8727e6
#     - babdedcf-d859-43da-9a7b-6d72e661a8fd
#     - "12a7a7ce-39d6-49dd-923d-aeb4564eb66c"
#     - "12b7e704-37f0-4d1e-911a-44bf60c48c21"
#     - bcdcbdc6-a350-4855-ae7c-d1e6436f7c97
#     - f80e3aa7-7b34-4185-954e-440a6894dde6
#   remedies:
#     - title: Name the roles or users
#       unsafe: others of the account can no longer assume the role
#       set:
#         - path: ./AWS
#           value: ["arn:aws:iam::111122223333:role/deployer"]
#           ask: the roles or users that may assume the role
trusts_whole_account contains trust(i, "Principal") if {
	some [i, s] in trusts
	some who in s.Principal.AWS
	regex.match(`^(\d{12}|arn:aws[a-z-]*:iam::\d{12}:root)$`, who)
}

# METADATA
# title: Role trusts another account without an external id or MFA
# description: >-
#   A third party that assumes roles for many customers can be tricked into using yours.
#   Require sts:ExternalId, or MFA for people.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
# custom:
#   id: aws-iam-role-cross-account-without-external-id
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - "09c35abf-5852-4622-ac7a-b987b331232e"
#     - "85138beb-ce7c-4ca3-a09f-e8fbcc57ddd7"
#     - af167837-9636-4086-b815-c239186b9dda
#   remedies:
#     - title: Require an external id
#       unsafe: callers must pass the external id
#       set:
#         - path: "../Condition.StringEquals.sts:ExternalId"
#           value: [example-external-id]
#           ask: the id that the other account passes
#     - title: Require MFA
#       unsafe: callers must have signed in with MFA
#       set:
#         - {path: "../Condition.Bool.aws:MultiFactorAuthPresent", value: ["true"]}
cross_account_without_external_id contains trust(i, "Principal") if {
	some [i, s] in trusts
	some who in s.Principal.AWS
	regex.match(`^(\d{12}|arn:aws[a-z-]*:iam::\d{12}:root)$`, who)
	not iam.has_condition(s, "sts:ExternalId")
	not iam.has_condition(s, "aws:MultiFactorAuthPresent")
	not iam.limits_callers(s)
}

# METADATA
# title: Role can be assumed by any AWS service
# description: >-
#   A service principal with a wildcard lets every service, used by anybody, act as the
#   role. Name the service.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
# custom:
#   id: aws-iam-role-trusts-any-service
#   severity: high
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - bcdcbdc6-a350-4855-ae7c-d1e6436f7c97
#   remedies:
#     - title: Name the services
#       unsafe: other services can no longer assume the role
#       set:
#         - {path: ./Service, value: [ec2.amazonaws.com], ask: the services that assume the role}
trusts_any_service contains trust(i, "Principal") if {
	some [i, s] in trusts
	some who in s.Principal.Service
	who in {"*", "*.amazonaws.com"}
}

# METADATA
# title: Trust policy of a role allows more than to assume it
# description: >-
#   A trust policy needs sts:AssumeRole or one of its forms; a wildcard adds tagging
#   sessions and setting the source identity.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage_modify.html
# custom:
#   id: aws-iam-role-trust-wildcard-action
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - b1ffa705-19a3-4b73-b9d0-0c97d0663842
#   remedies:
#     - title: Allow to assume the role alone
#       unsafe: other actions, such as tagging the session, are refused
#       set:
#         - {path: ".", value: ["sts:AssumeRole"]}
#     - title: Allow to assume the role with a web identity alone
#       unsafe: other actions, such as tagging the session, are refused
#       set:
#         - {path: ".", value: ["sts:AssumeRoleWithWebIdentity"]}
#     - title: Allow to assume the role by SAML alone
#       unsafe: other actions, such as tagging the session, are refused
#       set:
#         - {path: ".", value: ["sts:AssumeRoleWithSAML"]}
trust_wildcard_action contains trust(i, "Action") if {
	some [i, s] in trusts
	some action in s.Action
	action in {"*", "sts:*"}
}

# METADATA
# title: Trust policy of a role names only who may not assume it
# description: >-
#   Allow with NotPrincipal trusts everybody else, in every account. Name the principals.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
# custom:
#   id: aws-iam-role-trust-not-principal
#   severity: high
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Name the principals
#       unsafe: others can no longer assume the role
#       set:
#         - path: ../Principal
#           value: {AWS: ["arn:aws:iam::111122223333:role/deployer"]}
#           ask: the roles or users that may assume the role
#       remove: ["."]
#     - title: Remove the statement
#       unsafe: nobody can assume the role through this statement
#       remove: [".."]
trust_not_principal contains trust(i, "NotPrincipal") if {
	some [i, s] in trusts
	s.NotPrincipal
}

# METADATA
# title: Role can be assumed from any GitHub repository
# description: >-
#   Without a condition on the subject of the token, or with one that any repository meets,
#   every workflow on GitHub can assume the role. Require
#   token.actions.githubusercontent.com:sub for your repository.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
# custom:
#   id: aws-iam-role-github-oidc-any-repository
#   severity: critical
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - CKV_AWS_358
#     - CKV_AWS_393
#   remedies:
#     - title: Limit to a repository
#       unsafe: >-
#         replaces the conditions of the statement; workflows of other repositories and branches can
#         no longer assume the role
#       set:
#         - path: "."
#           value:
#             StringEquals:
#               "token.actions.githubusercontent.com:aud": [sts.amazonaws.com]
#               "token.actions.githubusercontent.com:sub":
#                 - "repo:example-org/example-repo:ref:refs/heads/main"
#           ask: the repository and the branch or environment whose workflows may assume the role
github_oidc_any_repository contains trust(i, "Condition") if {
	some [i, s] in trusts
	from_github(s)
	not subject_tested(s)
}

github_oidc_any_repository contains trust(i, "Condition") if {
	some [i, s] in trusts
	from_github(s)
	some key, subjects in s.Condition[_]
	subject_key(key)
	some subject in subjects
	any_repository(subject)
}

# METADATA
# title: Role has a managed policy with near full power
# description: >-
#   Code that runs under the role, or whoever takes it over, owns the account. Attach what
#   the work needs.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html
# custom:
#   id: aws-iam-role-administrator
#   severity: high
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - CKV_AWS_274
#     - CKV_AWS_275
#     - CKV2_AWS_56
#   remedies:
#     - title: Attach a narrower policy
#       unsafe: the role can no longer do what the new policy does not allow
#       set:
#         - path: "."
#           value: "arn:aws:iam::aws:policy/ReadOnlyAccess"
#           ask: the policy with the permissions that are needed
#     - title: Detach the policy
#       unsafe: the role loses the permissions
#       remove: ["."]
administrator contains ["managed_policy_arns", i] if {
	some i, arn in input.managed_policy_arns
	regex.match(`^arn:aws[a-z-]*:iam::aws:policy/(AdministratorAccess|IAMFullAccess|PowerUserAccess)$`, arn)
}

# METADATA
# title: Role holds a policy that grants everything
# description: >-
#   A policy of every action on every resource makes whoever takes the role over the owner
#   of the account. Grant what the work needs.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
# custom:
#   id: aws-iam-role-full-power-policy
#   severity: high
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
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
full_power_policy contains [[], [name, i, "policy", "Statement", j, "Action"]] if {
	some name in ["inline_policy", "attached_policy"]
	some i, held in input[name]
	some j, s in iam.allows(held.policy)
	iam.any_action(s)
	iam.any_resource(s)
}

trusts := [[i, s] | some i, s in iam.allows(input.assume_role_policy)]

trust(i, element) := ["assume_role_policy", "Statement", i, element]

# GitHub's issuer, which enterprises can follow with a name of their own; see
# https://docs.github.com/actions/reference/security/oidc.
from_github(s) if {
	some who in s.Principal.Federated
	contains(who, "token.actions.githubusercontent.com")
}

subject_key(key) if regex.match(`^token\.actions\.githubusercontent\.com(/[^:]+)?:sub$`, lower(key))

any_repository(subject) if regex.match(`^(\*|repo:[^/]*\*|[a-z_]+:\*$)`, subject)

# Subjects can be made to begin with claims whose value the author of a workflow chooses,
# and which can then spell out the rest of the expected subject.
any_repository(subject) if {
	regex.match(`^(actor|base_ref|environment|event_name|head_ref|ref|runner_environment|workflow):`, subject)
}

subject_tested(s) if {
	some key in iam.condition_keys(s)
	subject_key(key)
}

# METADATA
# title: Role can be assumed by every customer of a shared identity provider
# description: >-
#   Providers such as GitLab.com, Terraform Cloud, CircleCI and Bitbucket issue tokens
#   to everybody. Without a condition on the subject, or on the audience where it names
#   your organization, strangers get the role.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
# custom:
#   id: aws-iam-role-shared-oidc-any-subject
#   severity: critical
#   category: public-exposure
#   cwe: [CWE-863]
#   controls:
#     nist-800-53-r5: [AC-3, AC-6]
#   remedies:
#     - title: Limit to your projects
#       unsafe: >-
#         replaces the conditions of the statement; other projects can no longer assume the role
#       set:
#         - path: ../Condition
#           value:
#             StringEquals:
#               "gitlab.com:aud": ["https://gitlab.com"]
#               "gitlab.com:sub":
#                 - "project_path:example-group/example-project:ref_type:branch:ref:main"
#           ask: >-
#             the audience and subject claims of your issuer, and the project that may assume the
#             role
shared_oidc_any_subject contains trust(i, "Principal") if {
	some [i, s] in trusts
	some provider in s.Principal.Federated
	some issuer, claims in shared_issuers
	contains(provider, concat("", ["oidc-provider/", issuer]))
	not limited_by(s, claims)
}

# shared_issuers are identity providers of many customers, and the claims of which one
# must be tested so that only the tokens of one customer are taken.
shared_issuers := {
	"agent.buildkite.com": {"sub", "organization_slug"},
	"api.bitbucket.org": {"sub", "aud"},
	"api.pulumi.com": {"sub", "aud"},
	"app.terraform.io": {"sub"},
	"gitlab.com": {"sub", "namespace_id", "project_id", "namespace_path", "project_path"},
	"oidc.circleci.com": {"sub", "aud"},
	"oidc.vercel.com": {"sub", "aud"},
}

limited_by(s, claims) if {
	some operator, keys in s.Condition
	regex.match(`(?i)^(forallvalues:|foranyvalue:)?string(equals|equalsignorecase|like)$`, operator)
	some key, values in keys
	some claim in claims
	endswith(lower(key), concat("", [":", claim]))
	every value in values {
		not regex.match(`^[*?:]*\*$`, value)
	}
}

# METADATA
# title: Role can be assumed through every Cognito identity pool
# description: >-
#   Anybody can make an identity pool and take tokens from it. Require
#   cognito-identity.amazonaws.com:aud for your pool.
# related_resources:
#   - https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
# custom:
#   id: aws-iam-role-cognito-any-pool
#   severity: high
#   category: public-exposure
#   cwe: [CWE-863]
#   controls:
#     nist-800-53-r5: [AC-3, AC-6]
#   remedies:
#     - title: Limit to an identity pool of the code
#       unsafe: identities of other pools can no longer assume the role
#       set:
#         - path: "../Condition.StringEquals[\"cognito-identity.amazonaws.com:aud\"]"
#           value: ["${aws_cognito_identity_pool.example.id}"]
#     - title: Limit to an identity pool
#       unsafe: identities of other pools can no longer assume the role
#       set:
#         - path: "../Condition.StringEquals[\"cognito-identity.amazonaws.com:aud\"]"
#           value: ["us-east-1:12345678-dead-beef-cafe-123456790ab"]
#           ask: the id of the identity pool
cognito_any_pool contains trust(i, "Principal") if {
	some [i, s] in trusts
	"cognito-identity.amazonaws.com" in s.Principal.Federated
	not iam.has_condition(s, "cognito-identity.amazonaws.com:aud")
}

# METADATA
# title: Role takes SAML assertions that are meant for others
# description: >-
#   Without a condition on SAML:aud the role accepts assertions that the provider made
#   for another service. Require https://signin.aws.amazon.com/saml.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_saml.html
# custom:
#   id: aws-iam-role-saml-without-audience
#   severity: medium
#   category: identity
#   cwe: [CWE-863]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Require the audience of AWS
#       unsafe: assertions for other audiences are refused
#       set:
#         - path: "../Condition.StringEquals.SAML:aud"
#           value: ["https://signin.aws.amazon.com/saml"]
saml_without_audience contains trust(i, "Principal") if {
	some [i, s] in trusts
	some provider in s.Principal.Federated
	contains(provider, ":saml-provider/")
	not iam.has_condition(s, "SAML:aud")
}
