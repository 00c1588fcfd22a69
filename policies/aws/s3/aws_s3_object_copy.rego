# METADATA
# title: Copies of Amazon S3 objects
# scope: package
package parapet.aws_s3_object_copy

import data.parapet.lib.value

# METADATA
# title: Copy of an S3 object is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/copy-object.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
# custom:
#   id: aws-s3-object-copy-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_181]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: readers also need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: objects
#           set:
#             - {path: description, value: Encrypts the object}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.objects.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: readers also need permission on the key
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")

# METADATA
# title: Copy of an S3 object is public through its ACL
# description: >-
#   A canned ACL of public-read or public-read-write on the copy lets everybody
#   fetch it. Leave the ACL out and grant access through policies.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
# custom:
#   id: aws-s3-object-copy-public-acl
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Make the ACL private
#       unsafe: strangers can no longer read the object
#       set:
#         - {path: acl, value: private}
public_acl contains ["acl"] if input.acl in {"public-read", "public-read-write", "authenticated-read"}
