# METADATA
# title: Amazon WorkSpaces Secure Browser portals
# scope: package
package parapet.aws_workspacesweb_portal

import data.parapet.lib.value

# METADATA
# title: Portal is not encrypted with a KMS key of the account
# description: >-
#   Settings and user data of the portal are encrypted with a key that AWS owns. A customer
#   managed key has its own policy, rotation and audit trail; it cannot be changed later.
# related_resources:
#   - https://docs.aws.amazon.com/workspaces-web/latest/adminguide/data-protection.html
# custom:
#   id: aws-workspacesweb-portal-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the portal
#       declare:
#         - type: aws_kms_key
#           name: portal
#           set:
#             - {path: description, value: Encrypts the portal}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: customer_managed_key, value: "${aws_kms_key.portal.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the portal
#       set:
#         - {path: customer_managed_key, value: "${aws_kms_key.example.arn}"}
no_cmk contains ["customer_managed_key"] if not value.is_set(input, "customer_managed_key")
