# METADATA
# title: Settings of Amazon QuickSight accounts
# scope: package
package parapet.aws_quicksight_account_settings

# METADATA
# title: QuickSight account can be deleted by a single API call
# description: >-
#   Ending the subscription deletes all data sets, analyses and dashboards. Termination
#   protection makes that a deliberate act of two steps.
# related_resources:
#   - https://docs.aws.amazon.com/quicksight/latest/APIReference/API_UpdateAccountSettings.html
# custom:
#   id: aws-quicksight-account-settings-no-termination-protection
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Protect the account from termination
#       set:
#         - {path: termination_protection_enabled, value: true}
no_termination_protection contains ["termination_protection_enabled"] if {
	input.termination_protection_enabled == false
}
