# METADATA
# title: Amazon Macie in organizations
# scope: package
package parapet.aws_macie2_organization_configuration

# METADATA
# title: Amazon Macie is not enabled for new accounts of the organization
# description: >-
#   Buckets of accounts that join later are not examined until somebody enables Macie in them.
# related_resources:
#   - https://docs.aws.amazon.com/macie/latest/user/accounts-mgmt-ao.html
# custom:
#   id: aws-macie2-organization-configuration-no-auto-enable
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [SI-4]
#   remedies:
#     - title: Enable Macie for new accounts
#       unsafe: adds the cost of the scans in new accounts
#       set:
#         - {path: auto_enable, value: true}
no_auto_enable contains ["auto_enable"] if not input.auto_enable
