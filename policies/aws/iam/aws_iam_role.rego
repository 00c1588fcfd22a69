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
saml_without_audience contains trust(i, "Principal") if {
	some [i, s] in trusts
	some provider in s.Principal.Federated
	contains(provider, ":saml-provider/")
	not iam.has_condition(s, "SAML:aud")
}
