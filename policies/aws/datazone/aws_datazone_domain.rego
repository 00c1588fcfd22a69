# METADATA
# title: Amazon DataZone domains
# scope: package
package parapet.aws_datazone_domain

import data.parapet.lib.value

# METADATA
# title: DataZone domain is not encrypted with a KMS key of the account
# description: >-
#   The catalogue of the domain is encrypted with a key that AWS owns. A customer managed key
#   has its own policy, rotation and audit trail; it cannot be changed later.
# related_resources:
#   - https://docs.aws.amazon.com/datazone/latest/userguide/encryption-rest-datazone.html
# custom:
#   id: aws-datazone-domain-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: >-
#         replaces the domain with its projects; whoever uses the data needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: datazone
#           set:
#             - {path: description, value: Encrypts DataZone domains}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key_identifier, value: "${aws_kms_key.datazone.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: >-
#         replaces the domain with its projects; whoever uses the data needs permission on the key
#       set: [{path: kms_key_identifier, value: "${aws_kms_key.example.arn}"}]
no_cmk contains ["kms_key_identifier"] if not value.is_set(input, "kms_key_identifier")
