# METADATA
# title: AWS Replicas of multi-Region KMS keys
# scope: package
package parapet.aws_kms_replica_key

import data.parapet.lib.iam

# METADATA
# title: KMS key can be used by everybody
# description: >-
#   The key policy allows any AWS account to use the key without a condition, and so to
#   read what it protects. Name the accounts and roles.
# related_resources:
#   - https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
# custom:
#   id: aws-kms-replica-key-public-policy
#   severity: critical
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [KMS.5]
#     nist-800-53-r5: [AC-3, SC-7]
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}
