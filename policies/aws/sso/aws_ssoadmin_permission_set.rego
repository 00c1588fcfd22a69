# METADATA
# title: AWS IAM Identity Center permission sets
# scope: package
package parapet.aws_ssoadmin_permission_set

# METADATA
# title: Permission set gives sessions of more than eight hours
# description: >-
#   A stolen session works until it ends.
# related_resources:
#   - https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html
# custom:
#   id: aws-ssoadmin-permission-set-long-session
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - ce9dfce0-5fc8-433b-944a-3b16153111a8
#   remedies:
#     - title: End sessions after four hours
#       unsafe: users must sign in more often
#       set:
#         - {path: session_duration, value: PT4H}
long_session contains ["session_duration"] if {
	regex.match(`^PT(9|1[0-2])H`, input.session_duration)
}

# METADATA
# title: Permission set has a managed policy with near full power
# description: >-
#   Such rights in every account that the set is assigned in turns one stolen
#   session into the loss of them all. Give what the work needs, and keep a set for
#   emergencies.
# related_resources:
#   - https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html
# custom:
#   id: aws-ssoadmin-permission-set-administrator
#   severity: medium
#   category: identity
#   aliases:
#     - CKV2_AWS_56
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Attach a narrower policy
#       unsafe: users can no longer do what the new policy does not allow
#       set:
#         - path: "."
#           value: "arn:aws:iam::aws:policy/ReadOnlyAccess"
#           ask: the policy with the permissions that are needed
#     - title: Detach the policy
#       unsafe: users lose the permissions
#       remove: ["."]
administrator contains ["managed_policy_arns", i] if {
	some i, arn in input.managed_policy_arns
	regex.match(`:aws:policy/(AdministratorAccess|IAMFullAccess|PowerUserAccess)$`, arn)
}
