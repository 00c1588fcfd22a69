# METADATA
# title: Trust providers of AWS Verified Access
# scope: package
package parapet.aws_verifiedaccess_trust_provider

import data.parapet.lib.value

# METADATA
# title: Client secret of a trust provider stands in the code
# description: >-
#   Whoever reads the code or its history can pose as the application at the identity provider.
#   Pass the secret in from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/verified-access/latest/ug/user-trust.html
# custom:
#   id: aws-verifiedaccess-trust-provider-secret-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the secret from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: oidc_client_secret
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Client secret at the identity provider}
#       set:
#         - {path: ".", value: "${var.oidc_client_secret}"}
secret_in_code contains [options, "client_secret"] if {
	some options in {"oidc_options", "native_application_oidc_options"}
	secret := input[options].client_secret
	value.literal(secret)
	secret != ""
}
