# METADATA
# title: Host keys of AWS Transfer Family servers
# scope: package
package parapet.aws_transfer_host_key

import data.parapet.lib.value

# METADATA
# title: Private host key stands in the code
# description: >-
#   Whoever reads the code or its history can pose as the server. Pass the key in from a secret
#   store.
# related_resources:
#   - https://docs.aws.amazon.com/transfer/latest/userguide/server-host-key-add.html
# custom:
#   id: aws-transfer-host-key-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-321]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the key from a variable
#       unsafe: >-
#         the variable needs a value; the old key stays in the history of the code, and clients must
#         trust a new one
#       declare:
#         - type: variable
#           name: host_key
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: "Private host key, in PEM"}
#       set:
#         - {path: ".", value: "${var.host_key}"}
in_code contains ["host_key_body"] if {
	value.literal(input.host_key_body)
	contains(input.host_key_body, "PRIVATE KEY-----")
}
