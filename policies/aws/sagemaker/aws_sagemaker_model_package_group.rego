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
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}
