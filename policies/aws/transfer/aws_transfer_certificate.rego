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
private_key_in_code contains ["private_key"] if {
	value.literal(input.private_key)
	contains(input.private_key, "PRIVATE KEY-----")
}
