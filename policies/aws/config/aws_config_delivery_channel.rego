# METADATA
# title: AWS Config delivery channels
# scope: package
package parapet.aws_config_delivery_channel

import data.parapet.lib.value

# METADATA
# title: AWS Config does not encrypt its files with a KMS key of the account
# description: >-
#   Configuration history describes the whole account. With a customer managed key only those
#   who may use the key can read the files in the bucket.
# related_resources:
#   - https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html
# custom:
#   id: aws-config-delivery-channel-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with an existing customer-managed key
#       unsafe: the key's policy must let AWS Config use it
#       set: [{path: s3_kms_key_arn, value: "${aws_kms_key.example.arn}"}]
#     - title: Encrypt with a new customer-managed key
#       unsafe: the key's policy must let AWS Config use it
#       declare:
#         - type: aws_kms_key
#           name: config
#           set:
#             - {path: description, value: Encrypts files of AWS Config}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: s3_kms_key_arn, value: "${aws_kms_key.config.arn}"}]
no_cmk contains ["s3_kms_key_arn"] if not value.is_set(input, "s3_kms_key_arn")
