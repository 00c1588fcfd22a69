# METADATA
# title: Amazon S3 table buckets
# scope: package
package parapet.aws_s3tables_table_bucket

import data.parapet.lib.iam

# METADATA
# title: S3 table bucket is not encrypted with a customer-managed key
# description: >-
#   Without a KMS key the tables are encrypted with keys that S3 owns, which have no
#   policy of yours. A customer-managed key decides on its own who decrypts.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-kms-encryption.html
# custom:
#   id: aws-s3tables-table-bucket-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   remedies:
#     - title: Encrypt with a customer-managed key
#       unsafe: the key must exist and its policy must allow the service
#       set:
#         - {path: encryption_configuration.sse_algorithm, value: "aws:kms"}
#         - {path: encryption_configuration.kms_key_arn, value: "${aws_kms_key.example.arn}"}
aws_key contains ["encryption_configuration", "kms_key_arn"] if not input.encryption_configuration.kms_key_arn

# METADATA
# title: S3 table bucket policy grants access to everyone
# description: >-
#   A statement that allows every principal lets any AWS account read, or change,
#   the tables. Name the accounts or roles that need access.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-resource-based-policies.html
# custom:
#   id: aws-s3tables-table-bucket-public-policy
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.statements(input.policy)
	iam.is_public(s)
}
