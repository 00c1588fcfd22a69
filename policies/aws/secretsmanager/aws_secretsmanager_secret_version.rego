# METADATA
# title: Versions of secrets of AWS Secrets Manager
# scope: package
package parapet.aws_secretsmanager_secret_version

import data.parapet.lib.secrets
import data.parapet.lib.value

# METADATA
# title: Value of a secret stands in the code
# description: >-
#   The secret is readable in the code, its history and the state, whatever protects it
#   afterwards. Set it outside of Terraform, or by the write-only argument from a
#   sensitive variable.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret_version
# custom:
#   id: aws-secretsmanager-secret-version-value-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the value from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: secret_value
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Value of the secret}
#       set:
#         - {path: ".", value: "${var.secret_value}"}
value_in_code contains ["secret_string"] if {
	value.literal(input.secret_string)
	not value.empty(input.secret_string)
}

value_in_code contains ["secret_string", name] if some name in secrets.credentials(input.secret_string)
