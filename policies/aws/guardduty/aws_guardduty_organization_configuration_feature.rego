# METADATA
# title: Protection plans of Amazon GuardDuty in organizations
# scope: package
package parapet.aws_guardduty_organization_configuration_feature

# METADATA
# title: GuardDuty protection plan is not enabled for the organization's accounts
# description: >-
#   With NONE each account decides for itself whether the protection plan watches it. Enable it
#   for all accounts, or for new ones at least.
# related_resources:
#   - https://docs.aws.amazon.com/guardduty/latest/ug/set-guardduty-auto-enable-preferences.html
# custom:
#   id: aws-guardduty-organization-configuration-feature-not-enabled
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [SI-4]
#   remedies:
#     - title: Enable the protection plan for all accounts
#       set:
#         - {path: auto_enable, value: ALL}
not_enabled contains ["auto_enable"] if input.auto_enable == "NONE"
