# METADATA
# title: AWS Backup vaults
# scope: package
package parapet.aws_backup_vault

import data.parapet.lib.iam
import data.parapet.lib.value

# METADATA
# title: Backup vault is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
# custom:
#   id: aws-backup-vault-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_166]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the vault; the role that restores needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: backup
#           set:
#             - {path: description, value: Encrypts recovery points}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key_arn, value: "${aws_kms_key.backup.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the vault; the role that restores needs permission on the key
#       set: [{path: kms_key_arn, value: "${aws_kms_key.example.arn}"}]
aws_key contains ["kms_key_arn"] if not value.is_set(input, "kms_key_arn")

aws_key contains ["kms_key_arn"] if contains(input.kms_key_arn, "alias/aws/")

# METADATA
# title: Backup vault policy grants access to everyone
# description: >-
#   A statement that allows every principal lets strangers copy recovery points
#   into, or restore them out of, the vault. Name the accounts or roles that need
#   access.
# related_resources:
#   - https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
# custom:
#   id: aws-backup-vault-public-policy
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: "arn:aws:iam::111122223333:root"}
#           ask: the accounts that may use the vault
#     - title: Restrict the statement to the organization
#       unsafe: principals outside the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: o-a1b2c3d4e5
#           ask: the id of your organization
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.statements(input.policy)
	iam.is_public(s)
}

# METADATA
# title: Backup vault is not locked
# description: >-
#   Without a vault lock an administrator, or stolen credentials, can delete
#   recovery points and shorten their retention. A lock enforces a minimum
#   retention, in compliance mode on everybody.
# related_resources:
#   - https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
# custom:
#   id: aws-backup-vault-unlocked
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Lock the vault
#       unsafe: recovery points cannot be deleted before their minimum retention
#       satellite:
#         type: aws_backup_vault_lock_configuration
#         link: backup_vault_name
#         attribute: name
#         set:
#           - {path: min_retention_days, value: 7}
unlocked contains ["lock_configuration"] if not input.lock_configuration
