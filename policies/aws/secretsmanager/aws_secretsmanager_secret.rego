# METADATA
# title: AWS Secrets Manager secrets
# scope: package
package parapet.aws_secretsmanager_secret

import data.parapet.lib.iam
import data.parapet.lib.value

# METADATA
# title: Secret is not encrypted with a customer-managed key
# description: >-
#   The AWS managed key cannot be given a policy of its own or be shared across accounts.
#   Name a key of yours.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
# custom:
#   id: aws-secretsmanager-secret-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_149
#     - AWS-0098
#     - AVD-AWS-0098
#     - a2f548f2-188c-4fff-b172-e9a6acb216bd
#     - b0d3ef3f-845d-4b1b-83d6-63a5a380375f
#     - c8ae9ba9-c2f7-4e5c-b32e-a4b7712d4d22
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: readers also need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: secrets
#           set:
#             - {path: description, value: Encrypts the secret}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.secrets.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: readers also need permission on the key
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
customer_managed_key contains ["kms_key_id"] if {
	not value.is_set(input, "kms_key_id")
}

customer_managed_key contains ["kms_key_id"] if endswith(input.kms_key_id, "alias/aws/secretsmanager")

# METADATA
# title: Secret is never rotated
# description: >-
#   A secret that never changes stays useful to whoever has seen it. Configure rotation.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
# custom:
#   id: aws-secretsmanager-secret-rotation-missing
#   severity: low
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     aws-fsbp: ["SecretsManager.1"]
#     nist-800-53-r5: [IA-5]
#   aliases:
#     - CKV2_AWS_57
#   remedies:
#     - title: Rotate every 30 days
#       unsafe: changes the secret at once and with each rotation
#       satellite:
#         type: aws_secretsmanager_secret_rotation
#         link: secret_id
#         attribute: id
#         set:
#           - path: rotation_lambda_arn
#             value: "arn:aws:lambda:us-east-1:111122223333:function:rotate"
#             ask: the function that rotates the secret
#           - {path: rotation_rules.automatically_after_days, value: 30}
rotation_missing contains ["rotation"] if {
	not input.rotation
}

# METADATA
# title: Secret is rotated less often than every 90 days
# description: >-
#   The longer a secret lives, the more people and logs have seen it.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html
# custom:
#   id: aws-secretsmanager-secret-slow-rotation
#   severity: low
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     aws-fsbp: ["SecretsManager.4"]
#     nist-800-53-r5: [IA-5]
#   aliases:
#     - CKV_AWS_304
#   remedies:
#     - title: Rotate every 90 days
#       unsafe: changes the secret more often
#       set:
#         - {path: rotation.rotation_rules.automatically_after_days, value: 90}
slow_rotation contains ["rotation", "rotation_rules", "automatically_after_days"] if {
	input.rotation.rotation_rules.automatically_after_days > 90
}

# METADATA
# title: Secret is open to everybody through its policy
# description: >-
#   An Allow for every principal, without a condition that ties callers to an account,
#   organization or source, lets any AWS customer in. Name the principals.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
# custom:
#   id: aws-secretsmanager-secret-public-policy
#   severity: critical
#   category: public-exposure
#   controls:
#     nist-800-53-r5: [AC-3]
#   cwe: [CWE-284]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: ["arn:aws:iam::111122223333:root"]}
#           ask: the accounts, roles or users that need access
#       remove: ["../NotPrincipal"]
#     - title: Limit the statement to your organization
#       unsafe: principals outside of the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: [o-exampleorgid]
#           ask: the id of your organization
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}

# METADATA
# title: Secret is deleted at once
# description: >-
#   Without a recovery window a secret that is destroyed by mistake is gone.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html
# custom:
#   id: aws-secretsmanager-secret-no-recovery-window
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Keep deleted secrets for 30 days
#       set:
#         - {path: recovery_window_in_days, value: 30}
no_recovery_window contains ["recovery_window_in_days"] if {
	input.recovery_window_in_days == 0
}

# METADATA
# title: Secret policy allows every action
# description: >-
#   Whoever the policy names may read, replace and delete the secret and change its
#   policy. Name the actions, mostly secretsmanager:GetSecretValue.
# related_resources:
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
# custom:
#   id: aws-secretsmanager-secret-wildcard-action-policy
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases: [fa00ce45-386d-4718-8392-fb485e1f3c5b, AC_AWS_0501]
#   remedies:
#     - title: Name the actions
#       unsafe: other actions are no longer allowed
#       set:
#         - {path: ".", value: ["secretsmanager:GetSecretValue"], ask: the actions that are needed}
#       remove: ["../NotAction"]
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
wildcard_action_policy contains ["policy", "Statement", i, "Action"] if {
	some i, s in iam.allows(input.policy)
	iam.service_wildcard(s, "secretsmanager")
}
