# METADATA
# title: Amazon S3 Multi-Region Access Points
# scope: package
package parapet.aws_s3control_multi_region_access_point

# METADATA
# title: S3 Multi-Region Access Point does not block all public access
# description: >-
#   A Multi-Region Access Point has a public access block of its own, which cannot
#   be changed after it was made. All four settings are on unless the code turns
#   them off; leave them on.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/multi-region-access-point-block-public-access.html
# custom:
#   id: aws-s3control-multi-region-access-point-public-access-block-off
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [S3.24]
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Block public access
#       unsafe: replaces the access point; strangers lose access
#       set:
#         - {path: ".", value: true}
public_access_block_off contains ["details", "public_access_block", flag] if {
	some flag in {"block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"}
	input.details.public_access_block[flag] == false
}
