# METADATA
# title: Amazon Verified Permissions policy stores
# scope: package
package parapet.aws_verifiedpermissions_policy_store

# METADATA
# title: Policy store can be deleted by a single API call
# description: >-
#   With the store all authorization policies of the application are gone. Deletion protection
#   makes that a deliberate act of two steps.
# related_resources:
#   - https://docs.aws.amazon.com/verifiedpermissions/latest/userguide/policy-stores-deletion-protection.html
# custom:
#   id: aws-verifiedpermissions-policy-store-no-deletion-protection
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Protect the store from deletion
#       set:
#         - {path: deletion_protection, value: ENABLED}
no_deletion_protection contains ["deletion_protection"] if not input.deletion_protection

no_deletion_protection contains ["deletion_protection"] if input.deletion_protection == "DISABLED"

# METADATA
# title: Policies of the store are not validated against its schema
# description: >-
#   Without validation a misspelt attribute or action makes a policy that never applies, or
#   applies where nobody thought of it.
# related_resources:
#   - https://docs.aws.amazon.com/verifiedpermissions/latest/userguide/policy-validation-mode.html
# custom:
#   id: aws-verifiedpermissions-policy-store-no-validation
#   severity: medium
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Validate policies
#       unsafe: policies that do not match the schema are refused
#       set:
#         - {path: ".", value: STRICT}
no_validation contains ["validation_settings", i, "mode"] if {
	some i, settings in input.validation_settings
	settings.mode == "OFF"
}
