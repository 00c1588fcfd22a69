# METADATA
# title: AWS DMS replication instances
# scope: package
package parapet.aws_dms_replication_instance

import data.parapet.lib.value

# METADATA
# title: Replication instance has a public address
# description: >-
#   The instance reaches source and target databases and holds their data while it migrates. It
#   needs a public address only for endpoints that are reached over the internet.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-1
# custom:
#   id: aws-dms-replication-instance-public
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [DMS.1]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV_AWS_89, "030d3b18-1821-45b4-9e08-50efbe7becbb", W91, "5864fb39-d719-4182-80e2-89dbe627be63", "bccb296f-362c-4b05-9221-86d1437a1016"]
#   remedies:
#     - title: Use private addresses alone
#       set:
#         - {path: publicly_accessible, value: false}
#       unsafe: replaces the replication instance
public contains ["publicly_accessible"] if input.publicly_accessible == true

# METADATA
# title: Replication instance is not encrypted with a KMS key of the account
# description: >-
#   Storage of the instance is encrypted with the key that AWS manages for DMS. A customer
#   managed key has its own policy, rotation and audit trail; it cannot be changed later.
# related_resources:
#   - https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html#CHAP_Security.EncryptionKey
# custom:
#   id: aws-dms-replication-instance-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_212]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the replication instance; whoever uses the data needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: dms
#           set:
#             - {path: description, value: Encrypts data of DMS}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key_arn, value: "${aws_kms_key.dms.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the replication instance; whoever uses the data needs permission on the key
#       set: [{path: kms_key_arn, value: "${aws_kms_key.example.arn}"}]
no_cmk contains ["kms_key_arn"] if not value.is_set(input, "kms_key_arn")

# METADATA
# title: Replication instance does not take minor upgrades by itself
# description: >-
#   Minor versions of the replication engine bring security fixes. Let DMS install them in the
#   maintenance window.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-6
# custom:
#   id: aws-dms-replication-instance-no-auto-upgrade
#   severity: low
#   category: hardening
#   cwe: [CWE-693]
#   controls:
#     aws-fsbp: [DMS.6]
#     nist-800-53-r5: [SI-2]
#   aliases: [CKV_AWS_222]
#   remedies:
#     - title: Upgrade automatically
#       set:
#         - {path: auto_minor_version_upgrade, value: true}
no_auto_upgrade contains ["auto_minor_version_upgrade"] if not input.auto_minor_version_upgrade

# METADATA
# title: Replication instance has no standby in another zone
# description: >-
#   With Multi-AZ a standby takes over when the zone fails, and long running replication goes
#   on.
# related_resources:
#   - https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.html
# custom:
#   id: aws-dms-replication-instance-single-zone
#   severity: low
#   category: resilience
#   controls:
#     aws-fsbp: [DMS.13]
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Keep a standby
#       unsafe: adds the cost of a standby
#       set: [{path: multi_az, value: true}]
single_zone contains ["multi_az"] if not input.multi_az
