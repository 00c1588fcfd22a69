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
#   remedies:
#     - title: Let an account alone use the key
#       unsafe: >-
#         principals of other accounts can no longer use the key; a policy that names the wrong
#         account locks everybody out
#       set:
#         - path: "."
#           value: {AWS: ["arn:aws:iam::111122223333:root"]}
#           ask: the account of the key
#       remove: ["../NotPrincipal"]
#     - title: Limit the statement to an account
#       unsafe: principals of other accounts can no longer use the key
#       set:
#         - path: "../Condition.StringEquals.kms:CallerAccount"
#           value: ["111122223333"]
#           ask: the account whose principals may use the key
#     - title: Limit the statement to your organization
#       unsafe: principals outside of the organization can no longer use the key
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: [o-exampleorgid]
#           ask: the id of your organization
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}
