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
#     - title: Encrypt with a new customer-managed key
#       unsafe: readers and writers, and the maintenance of S3 Tables, need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: tables
#           set:
#             - {path: description, value: Encrypts the tables}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: encryption_configuration.sse_algorithm, value: "aws:kms"}
#         - {path: encryption_configuration.kms_key_arn, value: "${aws_kms_key.tables.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: readers and writers, and the maintenance of S3 Tables, need permission on the key
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
