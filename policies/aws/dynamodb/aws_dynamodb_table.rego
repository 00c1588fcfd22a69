# METADATA
# title: Amazon DynamoDB tables
# scope: package
package parapet.aws_dynamodb_table

import data.parapet.lib.iam

# METADATA
# title: DynamoDB table has no point-in-time recovery
# description: >-
#   Point-in-time recovery restores the table to any second of the last 35 days,
#   after a faulty write or a deletion. It is off unless the code turns it on.
# related_resources:
#   - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
# custom:
#   id: aws-dynamodb-table-point-in-time-recovery-disabled
#   severity: medium
#   category: resilience
#   controls:
#     aws-fsbp: [DynamoDB.2]
#     nist-800-53-r5: [CP-9]
#   aliases:
#     [CKV_AWS_165, CKV_AWS_28, 0f04217d-488f-4e7a-bec8-f16159686cd6, 327b0729-4c5c-4c44-8b5c-e476cd9c7290,
#     741f1291-47ac-4a85-a07b-3d32a9d6bd3e, AC_AWS_0458, AWS-0024, AVD-AWS-0024]
#   remedies:
#     - title: Turn point-in-time recovery on
#       set: [{path: point_in_time_recovery.enabled, value: true}]
point_in_time_recovery_disabled contains ["point_in_time_recovery", "enabled"] if not input.point_in_time_recovery.enabled

# METADATA
# title: DynamoDB table is encrypted with a key that AWS owns
# description: >-
#   Tables are always encrypted, but unless server-side encryption with KMS is
#   turned on it is with a key that AWS shares among customers and whose use appears
#   in no log of yours.
# related_resources:
#   - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html
# custom:
#   id: aws-dynamodb-table-aws-owned-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     [4bd21e68-38c1-4d58-acdc-6a14b203237f, b6a7e0ae-aed8-4a19-a993-a95760bf8836,
#     ce089fd4-1406-47bd-8aad-c259772bb294, AC_AWS_0457, AWS-0121, AVD-AWS-0121]
#   remedies:
#     - title: Encrypt with a key of KMS
#       unsafe: KMS charges for the use of the key
#       set: [{path: server_side_encryption.enabled, value: true}]
aws_owned_key contains ["server_side_encryption", "enabled"] if not input.server_side_encryption.enabled

# METADATA
# title: DynamoDB table is not encrypted with a customer-managed key
# description: >-
#   Tables are always encrypted, but by default not with a key whose policy is
#   yours. A customer-managed key decides on its own who reads the table, and can be
#   disabled.
# related_resources:
#   - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html
# custom:
#   id: aws-dynamodb-table-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_119, c8dee387-a2e6-4a73-a942-183c975549ac, AWS-0025, AVD-AWS-0025]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: readers and writers also need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: dynamodb
#           set:
#             - {path: description, value: Encrypts DynamoDB tables}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - {path: server_side_encryption.enabled, value: true}
#         - {path: server_side_encryption.kms_key_arn, value: "${aws_kms_key.dynamodb.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: readers and writers also need permission on the key
#       set:
#         - {path: server_side_encryption.enabled, value: true}
#         - {path: server_side_encryption.kms_key_arn, value: "${aws_kms_key.example.arn}"}
aws_key contains ["server_side_encryption", "kms_key_arn"] if {
	object.get(input, ["server_side_encryption", "kms_key_arn"], "") == ""
}

aws_key contains ["server_side_encryption", "enabled"] if {
	input.server_side_encryption.kms_key_arn
	not input.server_side_encryption.enabled
}

aws_key contains ["server_side_encryption", "kms_key_arn"] if {
	contains(input.server_side_encryption.kms_key_arn, "alias/aws/")
}

# METADATA
# title: DynamoDB table can be deleted without further ado
# description: >-
#   Deletion protection refuses to delete the data until it is turned off first,
#   which stops mistakes in a console or a plan.
# related_resources:
#   - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html#WorkingWithTables.Basics.DeletionProtection
# custom:
#   id: aws-dynamodb-table-deletion-protection-disabled
#   severity: medium
#   category: resilience
#   controls:
#     aws-fsbp: [DynamoDB.6]
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Turn deletion protection on
#       set: [{path: deletion_protection_enabled, value: true}]
deletion_protection_disabled contains ["deletion_protection_enabled"] if not input.deletion_protection_enabled

# METADATA
# title: Replica of a DynamoDB table has no point-in-time recovery
# description: >-
#   Point-in-time recovery is set for each replica on its own and is off unless the
#   code turns it on.
# related_resources:
#   - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
# custom:
#   id: aws-dynamodb-table-replicas-without-recovery
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Turn point-in-time recovery on
#       set: [{path: ".", value: true}]
replicas_without_recovery contains ["replica", i, "point_in_time_recovery"] if {
	some i, replica in input.replica
	not replica.point_in_time_recovery
}

# METADATA
# title: DynamoDB resource policy grants access to everyone
# description: >-
#   A statement that allows every principal lets any AWS account read or write the
#   table. Name the accounts or roles that need access.
# related_resources:
#   - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-bpa-rbp.html
# custom:
#   id: aws-dynamodb-table-public-policy
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
#           ask: the accounts or roles that need access
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
# title: DynamoDB table has a fixed capacity
# description: >-
#   A provisioned table that does not scale refuses requests once its capacity is
#   used up, which a burst or an attacker can bring about. Use on-demand capacity or
#   application auto scaling.
# related_resources:
#   - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html
# custom:
#   id: aws-dynamodb-table-fixed-capacity
#   severity: low
#   category: resilience
#   cwe: [CWE-770]
#   controls:
#     aws-fsbp: [DynamoDB.1]
#     nist-800-53-r5: [CP-2]
#   aliases: [CKV2_AWS_16, c333e906-8d8b-4275-b999-78b6318f8dc6]
#   remedies:
#     - title: Use on-demand capacity
#       unsafe: changes how the table is charged
#       set: [{path: billing_mode, value: PAY_PER_REQUEST}]
fixed_capacity contains ["billing_mode"] if {
	object.get(input, "billing_mode", "PROVISIONED") == "PROVISIONED"
	not input.autoscaling_target
}
