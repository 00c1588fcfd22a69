# METADATA
# title: Amazon FSx for Lustre file systems
# scope: package
package parapet.aws_fsx_lustre_file_system

import data.parapet.lib.value

# METADATA
# title: FSx for Lustre file system is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/fsx/latest/LustreGuide/encryption-at-rest.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
# custom:
#   id: aws-fsx-lustre-file-system-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_190]
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
# title: FSx for Lustre file system has no automatic backups
# description: >-
#   A persistent file system that is not backed up daily loses its files with one
#   mistake. Automatic backups are off unless a retention is set.
# related_resources:
#   - https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-backups-fsx.html
# custom:
#   id: aws-fsx-lustre-file-system-backup-disabled
#   severity: medium
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Keep automatic backups for a month
#       set: [{path: automatic_backup_retention_days, value: 30}]
backup_disabled contains ["automatic_backup_retention_days"] if {
	object.get(input, "automatic_backup_retention_days", 0) == 0
	startswith(input.deployment_type, "PERSISTENT")
}

# METADATA
# title: FSx for Lustre file system does not copy its tags to backups
# description: >-
#   Tags carry access control, cost and retention; a backup without them escapes
#   policies that rest on tags.
# related_resources:
#   - https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-backups-fsx.html
# custom:
#   id: aws-fsx-lustre-file-system-backup-tags
#   severity: info
#   category: hygiene
#   controls:
#     aws-fsbp: [FSx.2]
#   remedies:
#     - title: Copy tags to backups
#       unsafe: replaces the file system; its files are lost unless they are copied
#       set: [{path: copy_tags_to_backups, value: true}]
backup_tags contains ["copy_tags_to_backups"] if not input.copy_tags_to_backups
