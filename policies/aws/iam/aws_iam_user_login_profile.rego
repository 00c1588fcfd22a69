# METADATA
# title: Console passwords of AWS IAM users
# scope: package
package parapet.aws_iam_user_login_profile

import data.parapet.lib.value

# METADATA
# title: User keeps the first password
# description: >-
#   Whoever made the user, and whoever reads the state, knows the password until it is
#   changed. Require a change at the first sign-in.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_user_login_profile
# custom:
#   id: aws-iam-user-login-profile-no-password-reset
#   severity: low
#   category: identity
#   cwe: [CWE-521]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Require a new password
#       set:
#         - {path: password_reset_required, value: true}
#       unsafe: replaces the login profile
no_password_reset contains ["password_reset_required"] if not input.password_reset_required

# METADATA
# title: Console password is kept in the state in clear
# description: >-
#   Without a PGP key everybody who reads the state can sign in as the user. Give
#   pgp_key.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_user_login_profile
# custom:
#   id: aws-iam-user-login-profile-password-in-state
#   severity: medium
#   category: secrets
#   cwe: [CWE-312]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Encrypt the password
#       unsafe: >-
#         replaces the login profile; the variable needs a value, and only the holder of the private
#         key can read the password
#       declare:
#         - type: variable
#           name: pgp_key
#           set:
#             - {path: type, value: string}
#             - {path: description, value: "PGP public key in base64, or keybase:name"}
#       set:
#         - {path: pgp_key, value: "${var.pgp_key}"}
password_in_state contains ["pgp_key"] if not value.is_set(input, "pgp_key")

# METADATA
# title: Generated console password is shorter than 14 characters
# description: >-
#   Short passwords are guessed. The provider makes 20 characters unless a length is
#   set.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   id: aws-iam-user-login-profile-short-password
#   severity: low
#   category: identity
#   cwe: [CWE-521]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Make the password longer
#       set:
#         - {path: password_length, value: 20}
#       unsafe: replaces the login profile
short_password contains ["password_length"] if input.password_length < 14
