# METADATA
# title: Amazon S3 access points
# scope: package
package parapet.aws_s3_access_point

import data.parapet.lib.iam

# METADATA
# title: S3 access point does not block all public access
# description: >-
#   An access point has a public access block of its own, which cannot be changed
#   after it was made. All four settings are on unless the code turns them off;
#   leave them on.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html
# custom:
#   id: aws-s3-access-point-public-access-block-off
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [S3.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV_AWS_392]
#   remedies:
#     - title: Block public access
#       unsafe: replaces the access point; strangers lose access
#       set:
#         - {path: ".", value: true}
public_access_block_off contains ["public_access_block_configuration", flag] if {
	some flag in {"block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"}
	input.public_access_block_configuration[flag] == false
}

# METADATA
# title: S3 access point policy grants access to everyone
# description: >-
#   A statement that allows every principal without limiting the callers opens the
#   bucket behind the access point. Name the accounts or roles that need access.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
# custom:
#   id: aws-s3-access-point-public-policy
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
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
	some i, s in iam.statements(input.policy)
	iam.is_public(s)
}
