# METADATA
# title: Amazon GuardDuty in organizations
# scope: package
package parapet.aws_guardduty_organization_configuration

# METADATA
# title: GuardDuty is not enabled for the accounts of the organization
# description: >-
#   With NONE each account decides for itself whether it has a detector. ALL covers new and
#   existing accounts, and they cannot undo it.
# related_resources:
#   - https://docs.aws.amazon.com/guardduty/latest/ug/set-guardduty-auto-enable-preferences.html
# custom:
#   id: aws-guardduty-organization-configuration-no-members
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
no_members contains ["auto_enable_organization_members"] if {
	input.auto_enable_organization_members == "NONE"
}

# METADATA
# title: GuardDuty is not enabled for existing accounts of the organization
# description: >-
#   With NEW only accounts that join later get a detector. ALL covers the existing ones, too.
# related_resources:
#   - https://docs.aws.amazon.com/guardduty/latest/ug/set-guardduty-auto-enable-preferences.html
# custom:
#   id: aws-guardduty-organization-configuration-new-members-only
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [SI-4]
#   remedies:
#     - title: Enable GuardDuty for all accounts
#       set:
#         - {path: auto_enable_organization_members, value: ALL}
new_members_only contains ["auto_enable_organization_members"] if {
	input.auto_enable_organization_members == "NEW"
}
