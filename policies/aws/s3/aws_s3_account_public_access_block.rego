# METADATA
# title: Public access block of an account for Amazon S3
# scope: package
package parapet.aws_s3_account_public_access_block

# METADATA
# title: Account does not block all public access to S3
# description: >-
#   The account's public access block overrules every bucket of the account, but
#   only the settings that are true count, and they are false by default. Turn all
#   four on.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
# custom:
#   id: aws-s3-account-public-access-block-incomplete
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     cis-aws-3.0: ["2.1.4"]
#     cis-aws-5.0: ["2.1.4"]
#     aws-fsbp: [S3.1]
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Block public access
#       unsafe: buckets of the account that are public on purpose no longer are
#       set:
#         - {path: ".", value: true}
incomplete contains [flag] if {
	some flag in {"block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"}
	not input[flag]
}
