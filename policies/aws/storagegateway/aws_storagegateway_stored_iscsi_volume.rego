# METADATA
# title: Stored volumes of AWS Storage Gateway
# scope: package
package parapet.aws_storagegateway_stored_iscsi_volume

# METADATA
# title: Stored volume is not encrypted with a KMS key of the account
# description: >-
#   Snapshots of the volume are encrypted with a key of AWS unless KMS is asked for. It cannot
#   be changed later.
# related_resources:
#   - https://docs.aws.amazon.com/storagegateway/latest/vgw/encryption.html
# custom:
#   id: aws-storagegateway-stored-iscsi-volume-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the volume
#       declare:
#         - type: aws_kms_key
#           name: volumes
#           set:
#             - {path: description, value: Encrypts the volume}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_encrypted, value: true}
#         - {path: kms_key, value: "${aws_kms_key.volumes.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the volume
#       set:
#         - {path: kms_encrypted, value: true}
#         - {path: kms_key, value: "${aws_kms_key.example.arn}"}
no_cmk contains ["kms_encrypted"] if not input.kms_encrypted
