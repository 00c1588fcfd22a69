# METADATA
# title: AWS IAM policy attachments
# scope: package
package parapet.aws_iam_policy_attachment

# METADATA
# title: Policy is attached to users
# description: >-
#   Permissions of single users outlive their reason. Attach policies to groups or roles.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
# custom:
#   id: aws-iam-policy-attachment-to-users
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - CKV_AWS_40
#     - "0e5872b4-19a0-4165-8b2f-56d9e14b909f"
#     - b4378389-a9aa-44ee-91e7-ef183f11079e
#     - eafe4bc3-1042-4f88-b988-1939e64bf060
#     - edc95c10-7366-4f30-9b4b-f995c84eceb5
#   remedies:
#     - title: Take the policy from the users
#       unsafe: the users lose the permissions
#       remove: [users]
to_users contains ["users"] if {
	count(input.users) > 0
}
