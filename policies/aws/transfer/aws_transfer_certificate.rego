# METADATA
# title: Certificates of AWS Transfer Family
# scope: package
package parapet.aws_transfer_certificate

import data.parapet.lib.value

# METADATA
# title: Private key of a certificate stands in the code
# description: >-
#   Whoever reads the code or its history can decrypt and sign messages in the account's name.
#   Pass the key in from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/transfer/latest/userguide/managing-as2-partners.html
# custom:
#   id: aws-transfer-certificate-private-key-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-321]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the key from a variable
#       unsafe: >-
#         the variable needs a value; the old key stays in the history of the code, and a new one
#         replaces the certificate
#       declare:
#         - type: variable
#           name: transfer_private_key
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: "Private key of the certificate, in PEM"}
#       set:
#         - {path: ".", value: "${var.transfer_private_key}"}
private_key_in_code contains ["private_key"] if {
	value.literal(input.private_key)
	contains(input.private_key, "PRIVATE KEY-----")
}
