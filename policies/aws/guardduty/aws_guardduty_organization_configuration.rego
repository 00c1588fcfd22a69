# METADATA
# title: Amazon GuardDuty in organizations
# scope: package
package parapet.aws_guardduty_organization_configuration

# METADATA
# title: GuardDuty is not enabled for all accounts of the organization
# description: >-
#   With NEW only accounts that join later get a detector, with NONE no account does. ALL covers
#   the existing ones, too, and cannot be undone by them.
# related_resources:
#   - https://docs.aws.amazon.com/guardduty/latest/ug/set-guardduty-auto-enable-preferences.html
# custom:
#   id: aws-guardduty-organization-configuration-not-all-members
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [SI-4]
#   aliases: [CKV2_AWS_3]
#   remedies:
#     - title: Enable GuardDuty for all accounts
#       set:
#         - {path: auto_enable_organization_members, value: ALL}
not_all_members contains ["auto_enable_organization_members"] if {
	input.auto_enable_organization_members in {"NEW", "NONE"}
}
