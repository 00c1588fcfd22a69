# METADATA
# title: Trusts of AWS Directory Service
# scope: package
package parapet.aws_directory_service_trust

import data.parapet.lib.value

# METADATA
# title: Trust password stands in the code
# description: >-
#   Whoever reads the code can forge tickets between the two domains. Pass the password in from
#   a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/directoryservice/latest/admin-guide/ms_ad_setup_trust.html
# custom:
#   id: aws-directory-service-trust-password-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the password from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: trust_password
#           set:
#             - {path: description, value: Password}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.trust_password}"}]
password_in_code contains ["trust_password"] if {
	value.literal(input.trust_password)
	input.trust_password != ""
}

# METADATA
# title: Trust lets all users of the other domain sign in everywhere
# description: >-
#   Without selective authentication users of the trusted domain may authenticate to every
#   machine of this one. Enabled, each machine must allow them.
# related_resources:
#   - https://docs.aws.amazon.com/directoryservice/latest/admin-guide/ms_ad_setup_trust.html
# custom:
#   id: aws-directory-service-trust-no-selective-authentication
#   severity: low
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Authenticate selectively
#       unsafe: users of the trusted domain need permission on each computer
#       set: [{path: selective_auth, value: Enabled}]
no_selective_authentication contains ["selective_auth"] if not input.selective_auth == "Enabled"
