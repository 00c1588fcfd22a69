# METADATA
# title: Resource policies of Amazon Kinesis
# scope: package
package parapet.aws_kinesis_resource_policy

import data.parapet.lib.iam

# METADATA
# title: Kinesis resource policy grants access to everyone
# description: >-
#   A statement that allows every principal lets any AWS account read, or write, the
#   stream. Name the accounts or roles that need access.
# related_resources:
#   - https://docs.aws.amazon.com/streams/latest/dev/resource-based-policy-examples.html
# custom:
#   id: aws-kinesis-resource-policy-public-policy
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.statements(input.policy)
	iam.is_public(s)
}
