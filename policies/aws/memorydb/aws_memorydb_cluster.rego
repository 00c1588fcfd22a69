# METADATA
# title: Amazon MemoryDB clusters
# scope: package
package parapet.aws_memorydb_cluster

import data.parapet.lib.value

# METADATA
# title: MemoryDB cluster does not use TLS
# description: >-
#   Without TLS, passwords and data travel in clear, and access control lists cannot
#   be used. TLS is on by default and can only be chosen when the cluster is made.
# related_resources:
#   - https://docs.aws.amazon.com/memorydb/latest/devguide/in-transit-encryption.html
# custom:
#   id: aws-memorydb-cluster-tls-disabled
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_202]
#   remedies:
#     - title: Use TLS
#       unsafe: replaces the cluster; clients must speak TLS
#       set:
#         - {path: tls_enabled, value: true}
tls_disabled contains ["tls_enabled"] if input.tls_enabled == false

# METADATA
# title: MemoryDB cluster is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html
# custom:
#   id: aws-memorydb-cluster-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_201]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the cluster
#       declare:
#         - type: aws_kms_key
#           name: memorydb
#           set:
#             - {path: description, value: Encrypts the cluster}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_arn, value: "${aws_kms_key.memorydb.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the cluster
#       set:
#         - {path: kms_key_arn, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_arn"] if not value.is_set(input, "kms_key_arn")

aws_key contains ["kms_key_arn"] if contains(input.kms_key_arn, "alias/aws/")

# METADATA
# title: MemoryDB cluster lets everybody in without a password
# description: >-
#   The list open-access, which every account has, holds a default user without a
#   password and with all commands. Use a list of users of your own.
# related_resources:
#   - https://docs.aws.amazon.com/memorydb/latest/devguide/clusters.acls.html
# custom:
#   id: aws-memorydb-cluster-open-access
#   severity: high
#   category: identity
#   cwe: [CWE-306]
#   controls:
#     nist-800-53-r5: [IA-2, AC-3]
#   remedies:
#     - title: Let clients in by IAM
#       unsafe: clients must log in as the new user, which needs TLS
#       declare:
#         - type: aws_memorydb_user
#           name: app
#           set:
#             - {path: user_name, value: app}
#             - {path: access_string, value: "on ~* +@read +@write"}
#             - {path: authentication_mode.type, value: iam}
#         - type: aws_memorydb_acl
#           name: app
#           set:
#             - {path: name, value: app}
#             - {path: user_names, value: ["${aws_memorydb_user.app.user_name}"]}
#       set:
#         - {path: acl_name, value: "${aws_memorydb_acl.app.name}"}
#     - title: Use an existing list of users
#       unsafe: clients must log in
#       set:
#         - {path: acl_name, value: "${aws_memorydb_acl.example.name}"}
open_access contains ["acl_name"] if input.acl_name == "open-access"

# METADATA
# title: MemoryDB cluster takes no automatic snapshots
# description: >-
#   Snapshots are off unless a retention is set; they bring the data back after a
#   faulty write or a deletion.
# related_resources:
#   - https://docs.aws.amazon.com/memorydb/latest/devguide/snapshots-automatic.html
# custom:
#   id: aws-memorydb-cluster-backup-disabled
#   severity: medium
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Keep snapshots for a week
#       set: [{path: snapshot_retention_limit, value: 7}]
backup_disabled contains ["snapshot_retention_limit"] if object.get(input, "snapshot_retention_limit", 0) == 0

# METADATA
# title: MemoryDB cluster does not take minor engine upgrades
# description: >-
#   Minor versions carry security fixes; they are applied by themselves unless the
#   code turns that off.
# related_resources:
#   - https://docs.aws.amazon.com/memorydb/latest/devguide/engine-versions.html
# custom:
#   id: aws-memorydb-cluster-minor-upgrades-disabled
#   severity: medium
#   category: hardening
#   cwe: [CWE-1104]
#   controls:
#     nist-800-53-r5: [SI-2]
#   remedies:
#     - title: Take minor upgrades automatically
#       unsafe: replaces the cluster
#       set:
#         - {path: auto_minor_version_upgrade, value: true}
minor_upgrades_disabled contains ["auto_minor_version_upgrade"] if input.auto_minor_version_upgrade == false
