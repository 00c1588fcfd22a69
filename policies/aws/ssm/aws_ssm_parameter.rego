# METADATA
# title: AWS Systems Manager parameters
# scope: package
package parapet.aws_ssm_parameter

import data.parapet.lib.secrets
import data.parapet.lib.value

# METADATA
# title: SSM parameter is not a SecureString
# description: >-
#   Parameters often hold what later turns out to be secret. SecureString encrypts the value
#   and logs who decrypts it.
# related_resources:
#   - https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html
# custom:
#   id: aws-ssm-parameter-plain-text
#   severity: low
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   aliases:
#     - CKV2_AWS_34
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: readers must ask for decryption, and need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: parameters
#           set:
#             - {path: description, value: Encrypts the parameter}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: type, value: SecureString}
#         - {path: key_id, value: "${aws_kms_key.parameters.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: readers must ask for decryption, and need permission on the key
#       set:
#         - {path: type, value: SecureString}
#         - {path: key_id, value: "${aws_kms_key.example.arn}"}
plain_text contains ["type"] if {
	input.type in {"String", "StringList"}
}

# METADATA
# title: SecureString is not encrypted with a customer-managed key
# description: >-
#   With the AWS managed key everybody in the account who may read parameters can decrypt.
#   Name a key of yours.
# related_resources:
#   - https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html
# custom:
#   id: aws-ssm-parameter-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_337
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: readers also need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: parameters
#           set:
#             - {path: description, value: Encrypts the parameter}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: key_id, value: "${aws_kms_key.parameters.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: readers also need permission on the key
#       set:
#         - {path: key_id, value: "${aws_kms_key.example.arn}"}
customer_managed_key contains ["key_id"] if {
	input.type == "SecureString"
	not value.is_set(input, "key_id")
}

customer_managed_key contains ["key_id"] if {
	input.type == "SecureString"
	input.key_id == "alias/aws/ssm"
}

# METADATA
# title: SSM parameter holds a secret that stands in the code
# description: >-
#   A secret in code is in every clone and in the history. Give the value through a variable
#   or write-only argument.
# related_resources:
#   - https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html
# custom:
#   id: aws-ssm-parameter-literal-secret
#   severity: high
#   category: secrets
#   controls:
#     nist-800-53-r5: [IA-5]
#   aliases:
#     - CKV_AWS_384
#   cwe: [CWE-798]
#   remedies:
#     - title: Take the value from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: parameter_value
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Value of the parameter}
#       set:
#         - {path: ".", value: "${var.parameter_value}"}
literal_secret contains ["value"] if {
	secrets.is_credential(input.name, input.value)
}
