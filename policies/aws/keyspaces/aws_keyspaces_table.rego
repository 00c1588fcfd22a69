# METADATA
# title: Amazon Keyspaces tables
# scope: package
package parapet.aws_keyspaces_table

# METADATA
# title: Table is not encrypted with a KMS key of the account
# description: >-
#   Keyspaces encrypts with a key that AWS owns. A customer managed key has its own policy,
#   rotation and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/keyspaces/latest/devguide/EncryptionAtRest.html
# custom:
#   id: aws-keyspaces-table-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_265]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: readers and writers also need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: keyspaces
#           set:
#             - {path: description, value: Encrypts the table}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: encryption_specification.type, value: CUSTOMER_MANAGED_KMS_KEY}
#         - path: encryption_specification.kms_key_identifier
#           value: "${aws_kms_key.keyspaces.arn}"
#     - title: Encrypt with an existing customer-managed key
#       unsafe: readers and writers also need permission on the key
#       set:
#         - {path: encryption_specification.type, value: CUSTOMER_MANAGED_KMS_KEY}
#         - {path: encryption_specification.kms_key_identifier, value: "${aws_kms_key.example.arn}"}
no_cmk contains ["encryption_specification", "kms_key_identifier"] if {
	object.get(input, ["encryption_specification", "kms_key_identifier"], "") == ""
}

# METADATA
# title: Table cannot be restored to an earlier state
# description: >-
#   Point-in-time recovery keeps the last 35 days of the table, against mistaken writes and
#   deletions.
# related_resources:
#   - https://docs.aws.amazon.com/keyspaces/latest/devguide/PointInTimeRecovery.html
# custom:
#   id: aws-keyspaces-table-no-point-in-time-recovery
#   severity: medium
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Enable point-in-time recovery
#       set:
#         - {path: point_in_time_recovery.status, value: ENABLED}
no_point_in_time_recovery contains ["point_in_time_recovery", "status"] if {
	not input.point_in_time_recovery.status == "ENABLED"
}
