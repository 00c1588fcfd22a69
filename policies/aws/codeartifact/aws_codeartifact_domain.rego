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
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: >-
#         replaces the domain and its repositories; whoever uses the data needs permission on the
#         key
#       declare:
#         - type: aws_kms_key
#           name: codeartifact
#           set:
#             - {path: description, value: Encrypts packages}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: encryption_key, value: "${aws_kms_key.codeartifact.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: >-
#         replaces the domain and its repositories; whoever uses the data needs permission on the
#         key
#       set: [{path: encryption_key, value: "${aws_kms_key.example.arn}"}]
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
