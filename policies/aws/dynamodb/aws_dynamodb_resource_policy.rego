# METADATA
# title: Resource policies of Amazon DynamoDB
# scope: package
package parapet.aws_dynamodb_resource_policy

import data.parapet.lib.iam

# METADATA
# title: DynamoDB resource policy grants access to everyone
# description: >-
#   A statement that allows every principal lets any AWS account read or write the
#   table. Name the accounts or roles that need access.
# related_resources:
#   - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-bpa-rbp.html
# custom:
#   id: aws-dynamodb-resource-policy-public-policy
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.statements(input.policy)
	iam.is_public(s)
}
