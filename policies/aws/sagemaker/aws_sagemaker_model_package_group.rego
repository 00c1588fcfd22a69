# METADATA
# title: Groups of model packages of Amazon SageMaker
# scope: package
package parapet.aws_sagemaker_model_package_group

import data.parapet.lib.iam

# METADATA
# title: Models are shared with every account
# description: >-
#   The policy lets any AWS account read the model packages without a condition. Name
#   the accounts.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-deploy-xaccount.html
# custom:
#   id: aws-sagemaker-model-package-group-public-policy
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
#           value: {AWS: ["arn:aws:iam::111122223333:root"]}
#           ask: the accounts, roles or users that need access
#       remove: ["../NotPrincipal"]
#     - title: Limit the statement to your organization
#       unsafe: principals outside of the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: [o-exampleorgid]
#           ask: the id of your organization
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}
