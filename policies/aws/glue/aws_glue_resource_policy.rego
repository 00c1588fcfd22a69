# METADATA
# title: AWS Glue resource policies
# scope: package
package parapet.aws_glue_resource_policy

import data.parapet.lib.iam

# METADATA
# title: Glue resource policy grants access to everyone
# description: >-
#   A statement that allows every principal opens the data catalog to any AWS
#   account. Name the accounts or roles that need access.
# related_resources:
#   - https://docs.aws.amazon.com/glue/latest/dg/security_iam_resource-based-policy-examples.html
# custom:
#   id: aws-glue-resource-policy-public-policy
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [d25edb51-07fb-4a73-97d4-41cecdc53a22]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: "arn:aws:iam::111122223333:root"}
#           ask: the accounts that need the catalog
#     - title: Restrict the statement to the organization
#       unsafe: principals outside the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: o-a1b2c3d4e5
#           ask: the id of your organization
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.statements(input.policy)
	iam.is_public(s)
}

# METADATA
# title: Glue resource policy allows every Glue action
# description: >-
#   glue:* includes deleting databases and changing the policy itself. Allow the few
#   actions that the principal needs.
# related_resources:
#   - https://docs.aws.amazon.com/glue/latest/dg/security_iam_resource-based-policy-examples.html
# custom:
#   id: aws-glue-resource-policy-wildcard-action
#   severity: medium
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Name the actions
#       unsafe: other actions are refused
#       set:
#         - path: ./Action
#           value: ["glue:GetDatabase", "glue:GetPartitions", "glue:GetTable"]
#           ask: the actions that are needed
#       remove: [./NotAction]
wildcard_action contains ["policy", "Statement", i] if {
	some i, s in iam.allows(input.policy)
	iam.service_wildcard(s, "glue")
}
