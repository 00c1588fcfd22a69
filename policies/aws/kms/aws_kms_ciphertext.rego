# METADATA
# title: Ciphertexts that AWS KMS makes
# scope: package
package parapet.aws_kms_ciphertext

import data.parapet.lib.value

# METADATA
# title: Plaintext of a KMS ciphertext stands in the code
# description: >-
#   What is to be encrypted is readable in the code, its history and the state. Encrypt
#   outside of Terraform, or take the value from a secret store.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_ciphertext
# custom:
#   id: aws-kms-ciphertext-plaintext-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the plaintext from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: plaintext
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Plaintext that is encrypted}
#       set:
#         - {path: ".", value: "${var.plaintext}"}
plaintext_in_code contains ["plaintext"] if {
	value.literal(input.plaintext)
	not value.empty(input.plaintext)
}
