# METADATA
# title: AWS IAM account password policies
# scope: package
package parapet.aws_iam_account_password_policy

# METADATA
# title: Passwords may be shorter than 14 characters
# description: >-
#   Short passwords fall to guessing and to cracking of leaked hashes. Require 14 characters
#   or more.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   id: aws-iam-account-password-policy-short
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     cis-aws-3.0: ["1.8"]
#     aws-fsbp: ["IAM.7"]
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - CKV_AWS_10
#     - AWS-0063
#     - AVD-AWS-0063
#     - "1bc1c685-e593-450e-88fb-19db4c82aa1d"
#     - "9850d621-7485-44f7-8bdd-b3cf426315cf"
#     - b1b20ae3-8fa7-4af5-a74d-a2145920fcb1
#     - "8bc2168c-1723-4eeb-a6f3-a1ba614b9a6d"
#   remedies:
#     - title: Require 14 characters
#       set:
#         - {path: minimum_password_length, value: 14}
short contains ["minimum_password_length"] if {
	input.minimum_password_length < 14
}

short contains ["minimum_password_length"] if {
	not input.minimum_password_length
}

# METADATA
# title: Old passwords may be used again
# description: >-
#   A password that has leaked once must not come back. Remember the last 24.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   id: aws-iam-account-password-policy-reuse
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     cis-aws-3.0: ["1.9"]
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - CKV_AWS_13
#     - AWS-0056
#     - AVD-AWS-0056
#     - "6f5f5444-1422-495f-81ef-24cefd61ed2c"
#     - "89806cdc-9c2e-4bd1-a0dc-53f339bcfb2a"
#   remedies:
#     - title: Remember 24 passwords
#       set:
#         - {path: password_reuse_prevention, value: 24}
reuse contains ["password_reuse_prevention"] if {
	input.password_reuse_prevention < 24
}

reuse contains ["password_reuse_prevention"] if {
	not input.password_reuse_prevention
}

# METADATA
# title: Passwords do not expire within 90 days
# description: >-
#   A stolen password works until it is changed. Let it expire after 90 days at most.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   id: aws-iam-account-password-policy-no-expiry
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - CKV_AWS_9
#     - AWS-0062
#     - AVD-AWS-0062
#     - "3f2cf811-88fa-4eda-be45-7a191a18aba9"
#     - ce60d060-efb8-4bfd-9cf7-ff8945d00d90
#   remedies:
#     - title: Expire passwords after 90 days
#       unsafe: users with an older password must change it when they sign in
#       set:
#         - {path: max_password_age, value: 90}
no_expiry contains ["max_password_age"] if {
	input.max_password_age > 90
}

no_expiry contains ["max_password_age"] if {
	not input.max_password_age
}

no_expiry contains ["max_password_age"] if {
	input.max_password_age == 0
}

# METADATA
# title: Passwords need not hold a lower-case letter
# description: >-
#   Each kind of character makes guessing longer.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   id: aws-iam-account-password-policy-no-lowercase
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     aws-fsbp: ["IAM.7"]
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - CKV_AWS_11
#     - AWS-0058
#     - AVD-AWS-0058
#     - a1b2c3d4-e5f6-7890-ab12-cd34ef567890
#   remedies:
#     - title: Require a lower-case letter
#       set:
#         - {path: require_lowercase_characters, value: true}
no_lowercase contains ["require_lowercase_characters"] if {
	not input.require_lowercase_characters
}

# METADATA
# title: Passwords need not hold an upper-case letter
# description: >-
#   Each kind of character makes guessing longer.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   id: aws-iam-account-password-policy-no-uppercase
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     aws-fsbp: ["IAM.7"]
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - CKV_AWS_15
#     - AWS-0061
#     - AVD-AWS-0061
#     - "2c3d4ghwt-e5f6-7890-ab12-cd34ef567890"
#   remedies:
#     - title: Require an upper-case letter
#       set:
#         - {path: require_uppercase_characters, value: true}
no_uppercase contains ["require_uppercase_characters"] if {
	not input.require_uppercase_characters
}

# METADATA
# title: Passwords need not hold a digit
# description: >-
#   Each kind of character makes guessing longer.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   id: aws-iam-account-password-policy-no-numbers
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     aws-fsbp: ["IAM.7"]
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - CKV_AWS_12
#     - AWS-0059
#     - AVD-AWS-0059
#   remedies:
#     - title: Require a digit
#       set:
#         - {path: require_numbers, value: true}
no_numbers contains ["require_numbers"] if {
	not input.require_numbers
}

# METADATA
# title: Passwords need not hold a symbol
# description: >-
#   Each kind of character makes guessing longer.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   id: aws-iam-account-password-policy-no-symbols
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     aws-fsbp: ["IAM.7"]
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - CKV_AWS_14
#     - AWS-0060
#     - AVD-AWS-0060
#     - bts2c3d4-e5f6-7890-ab12-cd34ef567890
#   remedies:
#     - title: Require a symbol
#       set:
#         - {path: require_symbols, value: true}
no_symbols contains ["require_symbols"] if {
	not input.require_symbols
}

# METADATA
# title: Users may not change their own passwords
# description: >-
#   Who cannot change a password leaves a leaked one in use until an administrator is found.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   id: aws-iam-account-password-policy-no-self-service
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Let users change their password
#       set:
#         - {path: allow_users_to_change_password, value: true}
no_self_service contains ["allow_users_to_change_password"] if {
	input.allow_users_to_change_password == false
}
