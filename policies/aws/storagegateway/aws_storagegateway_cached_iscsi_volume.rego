# METADATA
# title: Cached volumes of AWS Storage Gateway
# scope: package
package parapet.aws_storagegateway_cached_iscsi_volume

# METADATA
# title: Cached volume is not encrypted with a KMS key of the account
# description: >-
#   The volume's data in S3 is encrypted with a key of S3 unless KMS is asked for. It cannot be
#   changed later.
# related_resources:
#   - https://docs.aws.amazon.com/storagegateway/latest/vgw/encryption.html
# custom:
#   id: aws-storagegateway-cached-iscsi-volume-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with KMS
#       set:
#         - {path: kms_encrypted, value: true}
#       unsafe: replaces the volume
no_cmk contains ["kms_encrypted"] if not input.kms_encrypted
