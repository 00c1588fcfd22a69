# METADATA
# title: Server certificates of AWS IAM
# scope: package
package parapet.aws_iam_server_certificate

import data.parapet.lib.secrets

# METADATA
# title: Private key of a server certificate stands in the code
# description: >-
#   Whoever reads the code or the state can pose as the server. Let ACM hold the key, or
#   pass it from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html
# custom:
#   id: aws-iam-server-certificate-private-key-in-code
#   severity: critical
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5, SC-12]
#   remedies:
#     - title: Take the key from a variable
#       unsafe: >-
#         the variable needs a value; the old key stays in the history of the code, and a new one
#         replaces the certificate
#       declare:
#         - type: variable
#           name: certificate_private_key
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: "Private key of the server certificate, in PEM"}
#       set:
#         - {path: ".", value: "${var.certificate_private_key}"}
private_key_in_code contains ["private_key"] if secrets.contains_credential(input.private_key)
