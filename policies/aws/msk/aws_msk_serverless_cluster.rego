# METADATA
# title: Serverless clusters of Amazon MSK
# scope: package
package parapet.aws_msk_serverless_cluster

import data.parapet.lib.iam

# METADATA
# title: MSK cluster policy admits every account
# description: >-
#   The policy lets any AWS account connect to the cluster without a condition. Name the
#   accounts.
# related_resources:
#   - https://docs.aws.amazon.com/msk/latest/developerguide/mvpc-cluster-owner-action-policy.html
# custom:
#   id: aws-msk-serverless-cluster-public-policy
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}
