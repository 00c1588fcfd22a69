# METADATA
# title: AWS IAM users
# scope: package
package parapet.aws_iam_user

# METADATA
# title: User has a managed policy with near full power
# description: >-
#   A stolen key of the user is the whole account. Let people assume a role for such work.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html
# custom:
#   id: aws-iam-user-administrator
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
#       unsafe: the user can no longer do what the new policy does not allow
#       set:
#         - path: "."
#           value: "arn:aws:iam::aws:policy/ReadOnlyAccess"
#           ask: the policy with the permissions that are needed
#     - title: Detach the policy
#       unsafe: the user loses the permissions
#       remove: ["."]
administrator contains ["managed_policy_arns", i] if {
	some i, arn in input.managed_policy_arns
	regex.match(`^arn:aws[a-z-]*:iam::aws:policy/(AdministratorAccess|IAMFullAccess|PowerUserAccess)$`, arn)
}

# METADATA
# title: User has a policy of its own
# description: >-
#   Policies of single users are missed in reviews. Attach policies to groups or roles.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
# custom:
#   id: aws-iam-user-inline-policy
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     cis-aws-3.0: ["1.15"]
#     aws-fsbp: ["IAM.2"]
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - AWS-0143
#     - AVD-AWS-0143
#     - "5e7acff5-095b-40ac-9073-ac2e4ad8a512"
#   remedies:
#     - title: Remove the policy
#       unsafe: the user loses its permissions, unless a group grants them too
#       remove: ["."]
inline_policy contains [[], ["inline_policy", i]] if {
	some i, _ in input.inline_policy
}

# METADATA
# title: Policy is attached to a user
# description: >-
#   Permissions of single users outlive their reason. Attach policies to groups or roles.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
# custom:
#   id: aws-iam-user-attached-policy
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     cis-aws-3.0: ["1.15"]
#     aws-fsbp: ["IAM.2"]
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - CKV_AWS_40
#     - b4378389-a9aa-44ee-91e7-ef183f11079e
#     - edc95c10-7366-4f30-9b4b-f995c84eceb5
#     - "06933df4-0ea7-461c-b9b5-104d27390e0e"
#     - "0e5872b4-19a0-4165-8b2f-56d9e14b909f"
#     - eafe4bc3-1042-4f88-b988-1939e64bf060
#   remedies:
#     - title: Detach the policy
#       unsafe: the user loses its permissions, unless a group grants them too
#       remove: ["."]
attached_policy contains ["attached_policy", i] if {
	some i, _ in input.attached_policy
}

attached_policy contains ["managed_policy_arns", i] if {
	some i, _ in input.managed_policy_arns
	not input.attached_policy
}

# METADATA
# title: User has a console password
# description: >-
#   People should sign in through a single sign-on and assume a role; passwords of IAM users
#   are phished and reused.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
# custom:
#   id: aws-iam-user-console-password
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - CKV2_AWS_22
#     - "9ec311bf-dfd9-421f-8498-0b063c8bc552"
#     - a964d6e3-8e1e-4d93-8120-61fa640dd55a
#   remedies:
#     - title: Take the console password away
#       unsafe: the user can no longer sign in to the console
#       remove: ["."]
console_password contains ["login_profile"] if {
	input.login_profile
}

# METADATA
# title: User has more than one active access key
# description: >-
#   Two keys are for the days of a rotation; a second one that stays is a second one to
#   steal.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
# custom:
#   id: aws-iam-user-several-access-keys
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - AWS-0167
#     - AVD-AWS-0167
#     - "3561130e-9c5f-485b-9e16-2764c82763e5"
#     - "48677914-6fdf-40ec-80c4-2b0e94079f54"
#   remedies:
#     - title: Deactivate the key
#       unsafe: clients that use the key are refused
#       set:
#         - {path: ./status, value: Inactive}
#     - title: Remove the key
#       unsafe: clients that use the key are refused
#       remove: ["."]
several_access_keys contains ["access_key", 1] if {
	count([k | some k in input.access_key; not k.status == "Inactive"]) > 1
}
