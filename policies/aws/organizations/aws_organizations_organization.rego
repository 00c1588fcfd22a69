# METADATA
# title: AWS Organizations
# scope: package
package parapet.aws_organizations_organization

# METADATA
# title: Organization has no service control policies
# description: >-
#   With CONSOLIDATED_BILLING alone nothing limits what member accounts may do. Enable all
#   features.
# related_resources:
#   - https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_support-all-features.html
# custom:
#   id: aws-organizations-organization-consolidated-billing-only
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - "5ba6229c-8057-433e-91d0-21cf13569ca9"
#   remedies:
#     - title: Enable all features
#       unsafe: member accounts must agree; cannot be undone
#       set:
#         - {path: feature_set, value: ALL}
consolidated_billing_only contains ["feature_set"] if {
	input.feature_set == "CONSOLIDATED_BILLING"
}

# METADATA
# title: Organization has no service control policies
# description: >-
#   Without them nothing limits what administrators of member accounts may do. Enable
#   the policy type SERVICE_CONTROL_POLICY.
# related_resources:
#   - https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
# custom:
#   id: aws-organizations-organization-no-service-control-policies
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Enable service control policies
#       set:
#         - {path: "enabled_policy_types[+]", value: SERVICE_CONTROL_POLICY}
no_service_control_policies contains ["enabled_policy_types"] if not limits_accounts

limits_accounts if "SERVICE_CONTROL_POLICY" in input.enabled_policy_types
