# METADATA
# title: RADIUS settings of AWS Directory Service
# scope: package
package parapet.aws_directory_service_radius_settings

import data.parapet.lib.value

# METADATA
# title: Directory speaks to the RADIUS server by a weak protocol
# description: >-
#   PAP sends passwords that are merely scrambled, CHAP and MS-CHAP version 1 are broken. Use
#   MS-CHAPv2.
# related_resources:
#   - https://docs.aws.amazon.com/directoryservice/latest/admin-guide/ms_ad_mfa.html
# custom:
#   id: aws-directory-service-radius-settings-weak-protocol
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-327]
#   controls:
#     nist-800-53-r5: [IA-2, SC-8]
#   remedies:
#     - title: Use MS-CHAPv2
#       unsafe: the RADIUS server must know the protocol
#       set: [{path: authentication_protocol, value: MS-CHAPv2}]
weak_protocol contains ["authentication_protocol"] if {
	input.authentication_protocol in {"PAP", "CHAP", "MS-CHAPv1"}
}

# METADATA
# title: Shared secret of the RADIUS server stands in the code
# description: >-
#   Whoever reads the code can pose as the server that confirms second factors. Pass the secret
#   in from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/directoryservice/latest/admin-guide/ms_ad_mfa.html
# custom:
#   id: aws-directory-service-radius-settings-secret-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the shared secret from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: radius_secret
#           set:
#             - {path: description, value: Shared secret}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.radius_secret}"}]
secret_in_code contains ["shared_secret"] if {
	value.literal(input.shared_secret)
	input.shared_secret != ""
}
