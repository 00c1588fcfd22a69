# METADATA
# title: Amazon File Cache resources
# scope: package
package parapet.aws_fsx_file_cache

import data.parapet.lib.value

# METADATA
# title: File cache is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/fsx/latest/FileCacheGuide/encryption-at-rest.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
# custom:
#   id: aws-fsx-file-cache-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the cache; the key must stay enabled
#       declare:
#         - type: aws_kms_key
#           name: fsx
#           set:
#             - {path: description, value: Encrypts FSx file caches}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key_id, value: "${aws_kms_key.fsx.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the cache; the key must stay enabled
#       set: [{path: kms_key_id, value: "${aws_kms_key.example.arn}"}]
aws_key contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")
