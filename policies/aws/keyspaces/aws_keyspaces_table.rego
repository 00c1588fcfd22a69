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
