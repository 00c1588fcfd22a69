# METADATA
# title: AWS Security Hub in organizations
# scope: package
package parapet.aws_securityhub_organization_configuration

# METADATA
# title: Security Hub is not enabled for new accounts of the organization
# description: >-
#   Accounts that join later are not checked until somebody enables Security Hub in them. Enable
#   it automatically or configure it centrally.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/accounts-orgs-auto-enable.html
# custom:
#   id: aws-securityhub-organization-configuration-no-auto-enable
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [CA-7]
#   remedies:
#     - title: Enable Security Hub for new accounts
#       unsafe: adds the cost of the checks in new accounts
#       set:
#         - {path: auto_enable, value: true}
no_auto_enable contains [["auto_enable"], ["organization_configuration", "configuration_type"]] if {
	not input.auto_enable
	not input.organization_configuration.configuration_type == "CENTRAL"
}

# METADATA
# title: New accounts of the organization get no security standards
# description: >-
#   Without standards Security Hub collects findings of others but checks nothing itself.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/accounts-orgs-auto-enable.html
# custom:
#   id: aws-securityhub-organization-configuration-no-default-standards
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [CA-7]
#   remedies:
#     - title: Enable the default standards
#       unsafe: adds the cost of the checks in new accounts
#       set:
#         - {path: auto_enable_standards, value: DEFAULT}
no_default_standards contains [["auto_enable_standards"], ["organization_configuration", "configuration_type"]] if {
	input.auto_enable_standards == "NONE"
	not input.organization_configuration.configuration_type == "CENTRAL"
}
