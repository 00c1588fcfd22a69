# METADATA
# title: Amazon Detective in organizations
# scope: package
package parapet.aws_detective_organization_configuration

# METADATA
# title: Amazon Detective is not enabled for new accounts of the organization
# description: >-
#   Detective links logs for investigations. Accounts that join later are missing in its graph
#   until somebody enables them.
# related_resources:
#   - https://docs.aws.amazon.com/detective/latest/userguide/accounts-orgs-members-autoenable.html
# custom:
#   id: aws-detective-organization-configuration-no-auto-enable
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [IR-4]
#   remedies:
#     - title: Enable Detective for new accounts
#       set:
#         - {path: auto_enable, value: true}
no_auto_enable contains ["auto_enable"] if not input.auto_enable
