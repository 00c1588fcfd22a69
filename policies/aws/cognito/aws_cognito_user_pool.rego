# METADATA
# title: Amazon Cognito user pools
# scope: package
package parapet.aws_cognito_user_pool

# METADATA
# title: Cognito user pool has no second factor
# description: >-
#   A guessed or stolen password is enough to sign in. Turn MFA on or offer it.
# related_resources:
#   - https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
# custom:
#   id: aws-cognito-user-pool-no-mfa
#   severity: medium
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - "74a18d1a-cf02-4a31-8791-ed0967ad7fdc"
#     - ec28bf61-a474-4dbe-b414-6dd3a067d6f0
#   cwe: [CWE-308]
#   remedies:
#     - title: Require MFA by an app
#       unsafe: users must set up a second factor
#       set:
#         - {path: mfa_configuration, value: "ON"}
#         - {path: software_token_mfa_configuration.enabled, value: true}
no_mfa contains ["mfa_configuration"] if {
	not input.mfa_configuration
}

no_mfa contains ["mfa_configuration"] if {
	input.mfa_configuration == "OFF"
}

# The provider takes "ON" without a factor, and then nobody has one.
no_mfa contains ["mfa_configuration"] if {
	input.mfa_configuration == "ON"
	not input.software_token_mfa_configuration.enabled
	not input.sms_configuration
	not input.email_mfa_configuration
	not input.web_authn_configuration
}

# METADATA
# title: Cognito user pool accepts short passwords
# description: >-
#   Require 12 characters or more.
# related_resources:
#   - https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
# custom:
#   id: aws-cognito-user-pool-weak-password
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Require 14 characters
#       set:
#         - {path: password_policy.minimum_length, value: 14}
weak_password contains ["password_policy", "minimum_length"] if {
	input.password_policy.minimum_length < 12
}

# METADATA
# title: Cognito user pool does not watch for stolen passwords
# description: >-
#   Threat protection blocks sign-ins with leaked passwords and from unusual places.
# related_resources:
#   - https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html
# custom:
#   id: aws-cognito-user-pool-no-threat-protection
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Enforce threat protection
#       unsafe: needs the Plus plan
#       set:
#         - {path: user_pool_add_ons.advanced_security_mode, value: ENFORCED}
no_threat_protection contains ["user_pool_add_ons", "advanced_security_mode"] if {
	not input.user_pool_add_ons.advanced_security_mode
}

no_threat_protection contains ["user_pool_add_ons", "advanced_security_mode"] if {
	input.user_pool_add_ons.advanced_security_mode == "OFF"
}

# METADATA
# title: Cognito user pool can be deleted at once
# description: >-
#   With the pool all accounts of its users are gone.
# related_resources:
#   - https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-deletion-protection.html
# custom:
#   id: aws-cognito-user-pool-unprotected
#   severity: info
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   aliases:
#     - CKV_AWS_389
#   remedies:
#     - title: Protect against deletion
#       set:
#         - {path: deletion_protection, value: "ACTIVE"}
unprotected contains ["deletion_protection"] if {
	not input.deletion_protection
}

unprotected contains ["deletion_protection"] if {
	input.deletion_protection == "INACTIVE"
}

# METADATA
# title: Everybody can sign up to the user pool
# description: >-
#   Without the restriction to administrators anybody makes an account. Restrict pools
#   for staff and invited users.
# related_resources:
#   - https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
# custom:
#   id: aws-cognito-user-pool-self-sign-up
#   severity: info
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-2]
#   remedies:
#     - title: Let administrators make users
#       set:
#         - {path: admin_create_user_config.allow_admin_create_user_only, value: true}
#       unsafe: users can no longer sign up themselves
self_sign_up contains ["admin_create_user_config", "allow_admin_create_user_only"] if {
	not input.admin_create_user_config.allow_admin_create_user_only
}

# METADATA
# title: User pool leaves MFA to its users
# description: >-
#   Accounts of users who set up no second factor fall with their password. Require MFA,
#   at least for staff.
# related_resources:
#   - https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
# custom:
#   id: aws-cognito-user-pool-mfa-optional
#   severity: low
#   category: identity
#   cwe: [CWE-308]
#   controls:
#     nist-800-53-r5: [IA-2]
#   remedies:
#     - title: Require MFA
#       set:
#         - {path: mfa_configuration, value: "ON"}
#       unsafe: users must set up a second factor
mfa_optional contains ["mfa_configuration"] if input.mfa_configuration == "OPTIONAL"
