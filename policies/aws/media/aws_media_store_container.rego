# METADATA
# title: AWS Elemental MediaStore containers
# scope: package
package parapet.aws_media_store_container

import data.parapet.lib.iam

# METADATA
# title: Everybody may use the container
# description: >-
#   With a wildcard principal and no condition strangers may do what the statement allows: read
#   the objects, or replace them.
# related_resources:
#   - https://docs.aws.amazon.com/mediastore/latest/ug/policies.html
# custom:
#   id: aws-media-store-container-public-policy
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}
