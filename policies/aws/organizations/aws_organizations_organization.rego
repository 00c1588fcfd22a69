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
#   remedies:
#     - title: Enable all features
#       set:
#         - {path: feature_set, value: "ALL"}
consolidated_billing_only contains ["feature_set"] if {
	input.feature_set == "CONSOLIDATED_BILLING"
}
