# METADATA
# title: Amazon EventBridge schema registries
# scope: package
package parapet.aws_schemas_registry

import data.parapet.lib.iam

# METADATA
# title: Everybody may use the schema registry
# description: >-
#   With a wildcard principal and no condition every AWS account may read the schemas, which
#   describe internal events, or change them.
# related_resources:
#   - https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-schema-registry.html
# custom:
#   id: aws-schemas-registry-public-policy
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: ["arn:aws:iam::111122223333:root"]}
#           ask: the accounts, roles or users that need access
#       remove: ["../NotPrincipal"]
#     - title: Limit the statement to your organization
#       unsafe: principals outside of the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: [o-exampleorgid]
#           ask: the id of your organization
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}
