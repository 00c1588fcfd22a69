# METADATA
# title: AWS DMS endpoints in Amazon S3
# scope: package
package parapet.aws_dms_s3_endpoint

import data.parapet.lib.value

# METADATA
# title: Endpoint in S3 is not encrypted with a KMS key of the account
# description: >-
#   DMS keeps the connection parameters under the key that AWS manages for it. A customer
#   managed key has its own policy, rotation and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html#CHAP_Security.EncryptionKey
# custom:
#   id: aws-dms-s3-endpoint-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_298]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the endpoint; whoever uses the data needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: dms
#           set:
#             - {path: description, value: Encrypts data of DMS}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key_arn, value: "${aws_kms_key.dms.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the endpoint; whoever uses the data needs permission on the key
#       set: [{path: kms_key_arn, value: "${aws_kms_key.example.arn}"}]
no_cmk contains ["kms_key_arn"] if not value.is_set(input, "kms_key_arn")

# METADATA
# title: DMS writes public objects
# description: >-
#   The canned ACL is put on each object that DMS writes. With a public one the migrated data
#   can be read by everybody.
# related_resources:
#   - https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html
# custom:
#   id: aws-dms-s3-endpoint-public-objects
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Keep the objects private
#       set:
#         - {path: canned_acl_for_objects, value: none}
public_objects contains ["canned_acl_for_objects"] if {
	lower(input.canned_acl_for_objects) in {
		"public-read", "public-read-write", "authenticated-read", "public_read",
		"public_read_write", "authenticated_read",
	}
}
