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
public contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.statements(input.policy)
	iam.is_public(s)
}
