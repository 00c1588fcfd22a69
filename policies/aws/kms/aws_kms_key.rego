# METADATA
# title: AWS KMS keys
# scope: package
package parapet.aws_kms_key

import data.parapet.lib.iam
import data.parapet.lib.value

# METADATA
# title: KMS key is not rotated
# description: >-
#   Without rotation all data of years hangs on one key material. Turn automatic rotation
#   on; asymmetric and HMAC keys cannot be rotated by AWS.
# related_resources:
#   - https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
# custom:
#   id: aws-kms-key-rotation-disabled
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     cis-aws-3.0: ["3.6"]
#     aws-fsbp: ["KMS.4"]
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_7
#     - AWS-0065
#     - AVD-AWS-0065
#     - "1c07bfaf-663c-4f6f-b22b-8e2d481e4df5"
#     - "22fbfeac-7b5a-421a-8a27-7a2178bb910b"
#     - "235ca980-eb71-48f4-9030-df0c371029eb"
#     - af96d737-0818-4162-8c41-40d969bd65d1
#   remedies:
#     - title: Turn rotation on
#       set:
#         - {path: enable_key_rotation, value: true}
rotation_disabled contains ["enable_key_rotation"] if {
	not input.enable_key_rotation
	object.get(input, "customer_master_key_spec", "SYMMETRIC_DEFAULT") == "SYMMETRIC_DEFAULT"
	object.get(input, "key_usage", "ENCRYPT_DECRYPT") == "ENCRYPT_DECRYPT"
	not input.custom_key_store_id
}

# METADATA
# title: KMS key is open to everybody through its policy
# description: >-
#   An Allow for every principal, without a condition that ties callers to an account,
#   organization or source, lets any AWS customer in. Name the principals.
# related_resources:
#   - https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
# custom:
#   id: aws-kms-key-public-policy
#   severity: critical
#   category: public-exposure
#   controls:
#     nist-800-53-r5: [AC-3]
#   cwe: [CWE-284]
#   aliases:
#     - "5b9d237a-57d5-4177-be0e-71434b0fef47"
#     - "7ebc9038-0bde-479a-acc4-6ed7b6758899"
#     - da905474-7454-43c0-b8d2-5756ab951aba
#     - CKV_AWS_33
#     - f6049677-ec4a-43af-8779-5190b6d03cba
#   remedies:
#     - title: Let an account alone use the key
#       unsafe: >-
#         principals of other accounts can no longer use the key; a policy that names the wrong
#         account locks everybody out
#       set:
#         - path: "."
#           value: {AWS: ["arn:aws:iam::111122223333:root"]}
#           ask: the account of the key
#       remove: ["../NotPrincipal"]
#     - title: Limit the statement to an account
#       unsafe: principals of other accounts can no longer use the key
#       set:
#         - path: "../Condition.StringEquals.kms:CallerAccount"
#           value: ["111122223333"]
#           ask: the account whose principals may use the key
#     - title: Limit the statement to your organization
#       unsafe: principals outside of the organization can no longer use the key
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: [o-exampleorgid]
#           ask: the id of your organization
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}

# METADATA
# title: KMS key is disabled
# description: >-
#   Data under a disabled key cannot be read, and services that use it fail.
# related_resources:
#   - https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html
# custom:
#   id: aws-kms-key-disabled
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   aliases:
#     - CKV_AWS_227
#     - "133fee21-37ef-45df-a563-4d07edc169f4"
#     - "2844c749-bd78-4cd1-90e8-b179df827602"
#     - "7350fa23-dcf7-4938-916d-6a60b0c73b50"
#   remedies:
#     - title: Enable the key
#       unsafe: whoever has permission can use the key again
#       set:
#         - {path: is_enabled, value: true}
disabled contains ["is_enabled"] if {
	input.is_enabled == false
}

# METADATA
# title: KMS key is deleted sooner than after 30 days
# description: >-
#   A deleted key takes its data with it. The longest window gives the most time to notice.
# related_resources:
#   - https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
# custom:
#   id: aws-kms-key-short-deletion-window
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   aliases:
#     - "0b530315-0ea4-497f-b34c-4ff86268f59d"
#   remedies:
#     - title: Wait for 30 days
#       set:
#         - {path: deletion_window_in_days, value: 30}
short_deletion_window contains ["deletion_window_in_days"] if {
	input.deletion_window_in_days < 30
}

# METADATA
# title: KMS key skips the check against locking everybody out
# description: >-
#   Without the check a mistaken key policy leaves a key that nobody can manage.
# related_resources:
#   - https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
# custom:
#   id: aws-kms-key-lockout-check-bypassed
#   severity: low
#   category: hardening
#   remedies:
#     - title: Keep the check
#       set:
#         - {path: bypass_policy_lockout_safety_check, value: false}
lockout_check_bypassed contains ["bypass_policy_lockout_safety_check"] if {
	input.bypass_policy_lockout_safety_check
}

# METADATA
# title: KMS key has no key policy of its own
# description: >-
#   The default key policy leaves the whole decision to IAM, so that every administrator
#   of IAM can give the key away. State who manages and who uses the key.
# related_resources:
#   - https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
# custom:
#   id: aws-kms-key-no-policy
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases: [CKV2_AWS_64]
#   remedies:
#     - title: Write the default policy down
#       unsafe: a policy that names the wrong account locks everybody out
#       set:
#         - path: policy
#           value:
#             Version: "2012-10-17"
#             Statement:
#               - Sid: EnableIAMUserPermissions
#                 Effect: Allow
#                 Principal: {AWS: "arn:aws:iam::111122223333:root"}
#                 Action: "kms:*"
#                 Resource: "*"
#         - path: "policy.Statement[0].Principal.AWS"
#           value: "arn:aws:iam::111122223333:root"
#           ask: the account of the key
no_policy contains ["policy"] if not value.is_set(input, "policy")

# METADATA
# title: KMS key is rotated less than once a year
# description: >-
#   The longer one key material is used, the more data it covers. AWS rotates yearly
#   unless another period, of 90 to 2560 days, is set.
# related_resources:
#   - https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
# custom:
#   id: aws-kms-key-slow-rotation
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-324]
#   controls:
#     nist-800-53-r5: [SC-12]
#   remedies:
#     - title: Rotate yearly
#       set:
#         - {path: rotation_period_in_days, value: 365}
slow_rotation contains ["rotation_period_in_days"] if input.rotation_period_in_days > 365
