# METADATA
# title: AWS CodeArtifact domains
# scope: package
package parapet.aws_codeartifact_domain

import data.parapet.lib.iam
import data.parapet.lib.value

# METADATA
# title: Package domain is not encrypted with a KMS key of the account
# description: >-
#   CodeArtifact encrypts with the key that AWS manages for it. A customer managed key has its
#   own policy, rotation and audit trail; it cannot be changed later.
# related_resources:
#   - https://docs.aws.amazon.com/codeartifact/latest/ug/security-encryption-at-rest.html
# custom:
#   id: aws-codeartifact-domain-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_221]
no_cmk contains ["encryption_key"] if not value.is_set(input, "encryption_key")

# METADATA
# title: Everybody may use the package domain
# description: >-
#   With a wildcard principal and no condition on the organization every AWS account may do what
#   the statement allows: read private packages, or publish harmful ones.
# related_resources:
#   - https://docs.aws.amazon.com/codeartifact/latest/ug/repo-policies.html
# custom:
#   id: aws-codeartifact-domain-public
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
public contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}
