# METADATA
# title: AWS IAM groups
# scope: package
package parapet.aws_iam_group

import data.parapet.lib.iam

# METADATA
# title: Group has a managed policy with near full power
# description: >-
#   Every member owns the account. Attach what the members need, and let them assume a role
#   for the rest.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html
# custom:
#   id: aws-iam-group-administrator
#   severity: high
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - CKV2_AWS_56
#     - CKV_AWS_274
#   remedies:
#     - title: Attach a narrower policy
#       unsafe: members can no longer do what the new policy does not allow
#       set:
#         - path: "."
#           value: "arn:aws:iam::aws:policy/ReadOnlyAccess"
#           ask: the policy with the permissions that are needed
#     - title: Detach the policy
#       unsafe: members lose the permissions
#       remove: ["."]
administrator contains ["managed_policy_arns", i] if {
	some i, arn in input.managed_policy_arns
	regex.match(`^arn:aws[a-z-]*:iam::aws:policy/(AdministratorAccess|IAMFullAccess|PowerUserAccess)$`, arn)
}

# METADATA
# title: Group has an inline policy
# description: >-
#   Inline policies cannot be reused or versioned, and reviews miss them. Use a managed
#   policy.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
# custom:
#   id: aws-iam-group-inline-policy
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - a58d1a2d-4078-4b80-855b-84cc3f7f4540
#   remedies:
#     - title: Remove the policy
#       unsafe: members lose its permissions, unless a managed policy grants them too
#       remove: ["."]
inline_policy contains ["inline_policy", i] if {
	some i, _ in input.inline_policy
}

# METADATA
# title: Policies of a group do not ask for MFA
# description: >-
#   A stolen password is enough to use the rights of the group. Let its policies allow,
#   or deny the rest, on aws:MultiFactorAuthPresent.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
# custom:
#   id: aws-iam-group-no-mfa
#   severity: low
#   category: identity
#   cwe: [CWE-308]
#   controls:
#     nist-800-53-r5: [IA-2]
#   aliases: [AWS-0123, AVD-AWS-0123]
#   remedies:
#     - title: Deny requests without MFA
#       unsafe: members who have not signed in with MFA are refused everything but setting it up
#       set:
#         - path: "inline_policy[0].policy.Statement[+]"
#           value:
#             Sid: DenyWithoutMFA
#             Effect: Deny
#             NotAction:
#               - "iam:CreateVirtualMFADevice"
#               - "iam:EnableMFADevice"
#               - "iam:GetUser"
#               - "iam:ListMFADevices"
#               - "iam:ListVirtualMFADevices"
#               - "iam:ResyncMFADevice"
#               - "sts:GetSessionToken"
#             Resource: "*"
#             Condition: {BoolIfExists: {"aws:MultiFactorAuthPresent": "false"}}
no_mfa contains [] if {
	count(held_policies) > 0
	not asks_for_mfa
}

held_policies := [held.policy |
	some name in ["inline_policy", "attached_policy"]
	some held in input[name]
	held.policy
]

asks_for_mfa if {
	some held in held_policies
	some s in iam.statements(held)
	iam.has_condition(s, "aws:MultiFactorAuthPresent")
}

asks_for_mfa if {
	some held in held_policies
	some s in iam.statements(held)
	iam.has_condition(s, "aws:MultiFactorAuthAge")
}
