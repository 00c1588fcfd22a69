# METADATA
# title: Amazon FSx for Windows File Server file systems
# scope: package
package parapet.aws_fsx_windows_file_system

import data.parapet.lib.value

# METADATA
# title: FSx for Windows File Server file system is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/fsx/latest/WindowsGuide/encryption-at-rest.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
# custom:
#   id: aws-fsx-windows-file-system-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_179]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: >-
#         replaces the file system; its files are lost unless they are copied; the key must stay
#         enabled
#       declare:
#         - type: aws_kms_key
#           name: fsx
#           set:
#             - {path: description, value: Encrypts FSx file systems}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key_id, value: "${aws_kms_key.fsx.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: >-
#         replaces the file system; its files are lost unless they are copied; the key must stay
#         enabled
#       set: [{path: kms_key_id, value: "${aws_kms_key.example.arn}"}]
aws_key contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")

# METADATA
# title: FSx for Windows File Server file system has no automatic backups
# description: >-
#   Automatic backups run daily and are kept for seven days by default; a retention
#   of 0 turns them off.
# related_resources:
#   - https://docs.aws.amazon.com/fsx/latest/WindowsGuide/using-backups.html
# custom:
#   id: aws-fsx-windows-file-system-backup-disabled
#   severity: medium
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Keep automatic backups for a month
#       set: [{path: automatic_backup_retention_days, value: 30}]
backup_disabled contains ["automatic_backup_retention_days"] if input.automatic_backup_retention_days == 0

# METADATA
# title: FSx for Windows File Server file system does not audit file access
# description: >-
#   File access auditing records who opened, changed or deleted files and shares. It
#   is off unless an audit level is set.
# related_resources:
#   - https://docs.aws.amazon.com/fsx/latest/WindowsGuide/file-access-auditing.html
# custom:
#   id: aws-fsx-windows-file-system-audit-log-disabled
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Audit access to files and shares
#       unsafe: needs a throughput of 32 MB/s at least
#       set:
#         - {path: audit_log_configuration.file_access_audit_log_level, value: SUCCESS_AND_FAILURE}
#         - path: audit_log_configuration.file_share_access_audit_log_level
#           value: SUCCESS_AND_FAILURE
audit_log_disabled contains ["audit_log_configuration", "file_access_audit_log_level"] if {
	object.get(input, ["audit_log_configuration", "file_access_audit_log_level"], "DISABLED") == "DISABLED"
}

# METADATA
# title: FSx for Windows File Server file system lives in one Availability Zone
# description: >-
#   A single-zone file system is out of reach while its zone is. A Multi-AZ
#   deployment keeps a standby in a second zone and fails over by itself.
# related_resources:
#   - https://docs.aws.amazon.com/fsx/latest/WindowsGuide/high-availability-multiAZ.html
# custom:
#   id: aws-fsx-windows-file-system-single-zone
#   severity: low
#   category: resilience
#   controls:
#     aws-fsbp: [FSx.5]
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Use a Multi-AZ deployment
#       unsafe: replaces the file system; its files are lost unless they are copied
#       set:
#         - {path: deployment_type, value: MULTI_AZ_1}
#         - path: preferred_subnet_id
#           value: subnet-0123456789abcdef0
#           ask: the subnet of the active file server
#         - path: subnet_ids
#           value: [subnet-0123456789abcdef0, subnet-0fedcba9876543210]
#           ask: that subnet and one in another zone
single_zone contains ["deployment_type"] if startswith(object.get(input, "deployment_type", "SINGLE_AZ_1"), "SINGLE_AZ")
