# METADATA
# title: Amazon EMR Studios
# scope: package
package parapet.aws_emr_studio

import data.parapet.lib.value

# METADATA
# title: EMR Studio is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-studio-workspace-storage-encryption.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
# custom:
#   id: aws-emr-studio-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the studio; whoever uses the data needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: emr
#           set:
#             - {path: description, value: Encrypts EMR Studio}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: encryption_key_arn, value: "${aws_kms_key.emr.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the studio; whoever uses the data needs permission on the key
#       set: [{path: encryption_key_arn, value: "${aws_kms_key.example.arn}"}]
aws_key contains ["encryption_key_arn"] if not value.is_set(input, "encryption_key_arn")

aws_key contains ["encryption_key_arn"] if contains(input.encryption_key_arn, "alias/aws/")
