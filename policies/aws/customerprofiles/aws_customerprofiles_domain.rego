# METADATA
# title: Amazon Connect Customer Profiles domains
# scope: package
package parapet.aws_customerprofiles_domain

import data.parapet.lib.value

# METADATA
# title: Customer profiles are not encrypted with a KMS key of the account
# description: >-
#   Profiles hold personal data, encrypted with a key that AWS owns. A customer managed key has
#   its own policy, rotation and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/customerprofiles/latest/APIReference/API_CreateDomain.html
# custom:
#   id: aws-customerprofiles-domain-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: whoever uses the data needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: customerprofiles
#           set:
#             - {path: description, value: Encrypts customer profiles}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: default_encryption_key, value: "${aws_kms_key.customerprofiles.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: whoever uses the data needs permission on the key
#       set: [{path: default_encryption_key, value: "${aws_kms_key.example.arn}"}]
no_cmk contains ["default_encryption_key"] if not value.is_set(input, "default_encryption_key")
