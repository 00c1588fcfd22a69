# METADATA
# title: SMB file shares of AWS Storage Gateway
# scope: package
package parapet.aws_storagegateway_smb_file_share

import data.parapet.lib.value

# METADATA
# title: File share is not encrypted with a KMS key of the account
# description: >-
#   Files of the share are encrypted by S3 with a key of its own unless KMS is asked for. A
#   customer managed key has its own policy, rotation and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/filegateway/latest/files3/encrypt-objects-stored-by-file-gateway-in-amazon-s3.html
# custom:
#   id: aws-storagegateway-smb-file-share-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: the role of the file share, and readers of the bucket, need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: share
#           set:
#             - {path: description, value: Encrypts the file share}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_encrypted, value: true}
#         - {path: kms_key_arn, value: "${aws_kms_key.share.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: the role of the file share, and readers of the bucket, need permission on the key
#       set:
#         - {path: kms_encrypted, value: true}
#         - {path: kms_key_arn, value: "${aws_kms_key.example.arn}"}
no_cmk contains ["kms_encrypted"] if not input.kms_encrypted

# METADATA
# title: Files of the share become public objects
# description: >-
#   The gateway puts this ACL on each object that it writes. With a public one the files can be
#   read by everybody.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
# custom:
#   id: aws-storagegateway-smb-file-share-public-objects
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Keep the objects private
#       unsafe: strangers cannot read new objects
#       set:
#         - {path: object_acl, value: private}
public_objects contains ["object_acl"] if {
	input.object_acl in {"public-read", "public-read-write", "authenticated-read"}
}

# METADATA
# title: SMB share is open to guests
# description: >-
#   With guest access all users share one password and the same rights. Use Active Directory.
# related_resources:
#   - https://docs.aws.amazon.com/filegateway/latest/files3/CreatingAnSMBFileShare.html
# custom:
#   id: aws-storagegateway-smb-file-share-guest-access
#   severity: high
#   category: identity
#   cwe: [CWE-306]
#   controls:
#     nist-800-53-r5: [IA-2]
#   remedies:
#     - title: Use Active Directory
#       unsafe: replaces the file share; the gateway must have joined a domain
#       set:
#         - {path: authentication, value: ActiveDirectory}
guest_access contains ["authentication"] if input.authentication == "GuestAccess"

# METADATA
# title: SMB share writes no audit logs
# description: >-
#   Audit logs record who opened, changed or deleted which file of the share.
# related_resources:
#   - https://docs.aws.amazon.com/filegateway/latest/files3/monitoring-file-gateway.html
# custom:
#   id: aws-storagegateway-smb-file-share-no-audit-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Write audit logs to a new log group
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: share
#           set:
#             - {path: name_prefix, value: /aws/storagegateway/}
#             - {path: retention_in_days, value: 365}
#       set:
#         - {path: audit_destination_arn, value: "${aws_cloudwatch_log_group.share.arn}"}
#     - title: Write audit logs to an existing log group
#       set:
#         - {path: audit_destination_arn, value: "${aws_cloudwatch_log_group.example.arn}"}
no_audit_logs contains ["audit_destination_arn"] if not value.is_set(input, "audit_destination_arn")
