# METADATA
# title: AWS Audit Manager
# scope: package
package parapet.aws_auditmanager_account_registration

import data.parapet.lib.value

# METADATA
# title: Audit evidence is not encrypted with a KMS key of the account
# description: >-
#   Audit Manager encrypts evidence with a key that AWS owns. A customer managed key has its own
#   policy, rotation and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/audit-manager/latest/userguide/data-protection.html
# custom:
#   id: aws-auditmanager-account-registration-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: the key must let Audit Manager and its users in
#       declare:
#         - type: aws_kms_key
#           name: auditmanager
#           set:
#             - {path: description, value: Encrypts audit evidence}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key, value: "${aws_kms_key.auditmanager.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: the key must let Audit Manager and its users in
#       set: [{path: kms_key, value: "${aws_kms_key.example.arn}"}]
no_cmk contains ["kms_key"] if not value.is_set(input, "kms_key")
