# METADATA
# title: Inventory exports of AWS Systems Manager
# scope: package
package parapet.aws_ssm_resource_data_sync

# METADATA
# title: Inventory export is not encrypted with a KMS key of the account
# description: >-
#   The inventory in the bucket is encrypted with the keys of S3 alone. A customer
#   managed key has its own policy and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/systems-manager/latest/userguide/inventory-create-resource-data-sync.html
# custom:
#   id: aws-ssm-resource-data-sync-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the export; Systems Manager needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: inventory
#           set:
#             - {path: description, value: Encrypts the inventory}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: s3_destination.kms_key_arn, value: "${aws_kms_key.inventory.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the export; Systems Manager needs permission on the key
#       set:
#         - {path: s3_destination.kms_key_arn, value: "${aws_kms_key.example.arn}"}
no_cmk contains ["s3_destination", "kms_key_arn"] if not input.s3_destination.kms_key_arn
