# METADATA
# title: Amazon QLDB ledgers
# scope: package
package parapet.aws_qldb_ledger

# METADATA
# title: QLDB ledger can be deleted without further ado
# description: >-
#   Deletion protection, on by default, refuses to delete the ledger until it is
#   turned off first.
# related_resources:
#   - https://docs.aws.amazon.com/qldb/latest/developerguide/ledger-management.basics.html
# custom:
#   id: aws-qldb-ledger-deletion-protection-disabled
#   severity: medium
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-9]
#   aliases: [CKV_AWS_172]
#   remedies:
#     - title: Turn deletion protection on
#       set: [{path: deletion_protection, value: true}]
deletion_protection_disabled contains ["deletion_protection"] if input.deletion_protection == false

# METADATA
# title: QLDB ledger lets every caller run every statement
# description: >-
#   In the mode ALLOW_ALL, whoever may send commands to the ledger may run any
#   statement on any table. STANDARD checks permissions for each statement.
# related_resources:
#   - https://docs.aws.amazon.com/qldb/latest/developerguide/ledger-management.basics.html
# custom:
#   id: aws-qldb-ledger-permissions-mode
#   severity: medium
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases: [CKV_AWS_170]
#   remedies:
#     - title: Check permissions for each statement
#       unsafe: callers need PartiQL permissions
#       set: [{path: permissions_mode, value: STANDARD}]
permissions_mode contains ["permissions_mode"] if input.permissions_mode == "ALLOW_ALL"
