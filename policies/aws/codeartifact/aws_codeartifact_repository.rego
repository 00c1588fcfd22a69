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
public contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}
