# METADATA
# title: AWS CodeArtifact repositories
# scope: package
package parapet.aws_codeartifact_repository

import data.parapet.lib.iam

# METADATA
# title: Everybody may use the package repository
# description: >-
#   With a wildcard principal and no condition on the organization every AWS account may do what
#   the statement allows: read private packages, or publish harmful ones.
# related_resources:
#   - https://docs.aws.amazon.com/codeartifact/latest/ug/repo-policies.html
# custom:
#   id: aws-codeartifact-repository-public
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: "arn:aws:iam::111122223333:root"}
#           ask: the accounts or roles that need access
#     - title: Restrict the statement to the organization
#       unsafe: principals outside the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: o-a1b2c3d4e5
#           ask: the id of your organization
public contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}
