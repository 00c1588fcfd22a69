# METADATA
# title: Amazon ECR registry policies
# scope: package
package parapet.aws_ecr_registry_policy

import data.parapet.lib.iam

# METADATA
# title: ECR registry policy grants access to everyone
# description: >-
#   The registry policy decides which accounts may replicate or import images into
#   this registry; for every principal it invites strangers. Name the accounts.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html
# custom:
#   id: aws-ecr-registry-policy-public
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: "arn:aws:iam::111122223333:root"}
#           ask: the accounts that replicate images here
#     - title: Restrict the statement to the organization
#       unsafe: principals outside the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: o-a1b2c3d4e5
#           ask: the id of your organization
public contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.statements(input.policy)
	iam.is_public(s)
}
