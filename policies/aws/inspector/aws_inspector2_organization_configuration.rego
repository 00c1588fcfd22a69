# METADATA
# title: Amazon Inspector in organizations
# scope: package
package parapet.aws_inspector2_organization_configuration

# METADATA
# title: Amazon Inspector is not enabled for new accounts of the organization
# description: >-
#   Accounts that join later are not scanned for known vulnerabilities in instances, container
#   images or functions until somebody enables it.
# related_resources:
#   - https://docs.aws.amazon.com/inspector/latest/user/managing-multiple-accounts.html
# custom:
#   id: aws-inspector2-organization-configuration-not-auto-enabled
#   severity: low
#   category: logging
#   controls:
#     nist-800-53-r5: [RA-5]
#   remedies:
#     - title: Scan new accounts
#       unsafe: adds the cost of the scans in new accounts
#       set:
#         - {path: ".", value: true}
not_auto_enabled contains ["auto_enable", kind] if {
	some kind in ["ec2", "ecr", "lambda"]
	not input.auto_enable[kind]
}
