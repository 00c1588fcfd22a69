# METADATA
# title: Amazon EventBridge schema registries
# scope: package
package parapet.aws_schemas_registry

import data.parapet.lib.iam

# METADATA
# title: Everybody may use the schema registry
# description: >-
#   With a wildcard principal and no condition every AWS account may read the schemas, which
#   describe internal events, or change them.
# related_resources:
#   - https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-schema-registry.html
# custom:
#   id: aws-schemas-registry-public-policy
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}
