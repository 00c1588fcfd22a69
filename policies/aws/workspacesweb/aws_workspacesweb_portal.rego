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
no_cmk contains ["customer_managed_key"] if not value.is_set(input, "customer_managed_key")
