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
no_cmk contains ["s3_kms_key_arn"] if not value.is_set(input, "s3_kms_key_arn")
