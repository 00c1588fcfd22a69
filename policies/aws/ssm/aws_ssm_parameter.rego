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
#     - title: Encrypt the value
#       set:
#         - {path: type, value: "SecureString"}
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
#     - title: Use a key of your own
#       set:
#         - {path: key_id, value: "${aws_kms_key.main.arn}"}
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
literal_secret contains ["value"] if {
	secrets.is_credential(input.name, input.value)
}
