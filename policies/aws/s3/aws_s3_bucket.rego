# METADATA
# title: Amazon S3 buckets
# scope: package
package parapet.aws_s3_bucket

import data.parapet.lib.iam
import data.parapet.lib.value

# METADATA
# title: S3 bucket policy does not refuse requests without TLS
# description: >-
#   S3 answers plain HTTP as well as HTTPS. A statement that denies requests whose
#   aws:SecureTransport is false keeps data and credentials off the wire in clear.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit
# custom:
#   id: aws-s3-bucket-insecure-transport
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     cis-aws-3.0: ["2.1.1"]
#     cis-aws-5.0: ["2.1.1"]
#     aws-fsbp: [S3.5]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_379, 38c64e76-c71e-4d92-a337-60174d1de1c9, 4bc4dd4c-7d8d-405e-a0fb-57fa4c31b4d9]
#   remedies:
#     - title: Deny requests without TLS
#       unsafe: requests over plain HTTP are refused
#       set:
#         - path: "policy.Statement[+]"
#           value:
#             Sid: DenyInsecureTransport
#             Effect: Deny
#             Principal: "*"
#             Action: "s3:*"
#             Resource: ["${self.arn}", "${self.arn}/*"]
#             Condition: {Bool: {"aws:SecureTransport": "false"}}
insecure_transport contains ["policy"] if not iam.requires_tls(object.get(input, "policy", {}))

# METADATA
# title: S3 bucket does not keep versions of its objects
# description: >-
#   Without versioning an overwritten or deleted object is gone for good, by mistake
#   or by ransomware. Turn versioning on, with a lifecycle rule that expires old
#   versions.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
# custom:
#   id: aws-s3-bucket-versioning-disabled
#   severity: medium
#   category: resilience
#   controls:
#     aws-fsbp: [S3.14]
#     nist-800-53-r5: [CP-9]
#   aliases:
#     [CKV_AWS_21, AWS-0090, 568a4d22-3517-44a6-a7ad-6a7eed88722c, 9232306a-f839-40aa-b3ef-b352001da9a5,
#     a227ec01-f97a-4084-91a4-47b350c1db54, AC_AWS_0214, AVD-AWS-0090]
#   remedies:
#     - title: Turn versioning on
#       satellite:
#         type: aws_s3_bucket_versioning
#         link: bucket
#         attribute: id
#         set:
#           - {path: versioning_configuration.status, value: Enabled}
versioning_disabled contains ["versioning", "enabled"] if not input.versioning.enabled

# METADATA
# title: S3 bucket with versions does not ask for MFA to delete them
# description: >-
#   With MFA delete, stolen credentials alone cannot erase versions or suspend
#   versioning. The root user turns it on with its MFA device; it suits buckets of
#   audit logs and backups most.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html
# custom:
#   id: aws-s3-bucket-mfa-delete-disabled
#   severity: low
#   category: resilience
#   controls:
#     cis-aws-3.0: ["2.1.2"]
#     cis-aws-5.0: ["2.1.2"]
#     aws-fsbp: [S3.20]
#   aliases: [c5b31ab9-0f26-4a49-b8aa-4cc064392f4d, AWS-0170, AVD-AWS-0170]
#   remedies:
#     - title: Ask for MFA to delete versions
#       unsafe: >-
#         only the root user can make this change, with the mfa argument; deleting versions then
#         needs its device
#       set:
#         - {path: versioning.enabled, value: true}
#         - path: versioning.mfa_delete
#           value: true
#           ask: true, once the root user applies it with the mfa argument
mfa_delete_disabled contains ["versioning", "mfa_delete"] if {
	input.versioning
	not input.versioning.mfa_delete
}

# METADATA
# title: S3 bucket does not log access to it
# description: >-
#   Server access logs tell who read, changed or deleted what, which an
#   investigation needs. Deliver them to a separate bucket that the users of this
#   one cannot change.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
# custom:
#   id: aws-s3-bucket-access-logging-disabled
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [S3.9]
#     nist-800-53-r5: [AU-12]
#   aliases:
#     [CKV_AWS_18, AWS-0089, 4552b71f-0a2a-4bc4-92dd-ed7ec1b4674c, c3b9f7b0-f5a0-49ec-9cbc-f1e346b7274d,
#     f861041c-8c9f-4156-acfc-5e6e524f5884, AC_AWS_0497, AVD-AWS-0089]
#   remedies:
#     - title: Log access to another bucket of the code
#       unsafe: the other bucket must admit logging.s3.amazonaws.com
#       satellite:
#         type: aws_s3_bucket_logging
#         link: bucket
#         attribute: id
#         set:
#           - {path: target_bucket, value: "${aws_s3_bucket.logs.id}"}
#           - {path: target_prefix, value: access/}
#     - title: Log access to another bucket
#       unsafe: the other bucket must admit logging.s3.amazonaws.com
#       satellite:
#         type: aws_s3_bucket_logging
#         link: bucket
#         attribute: id
#         set:
#           - {path: target_bucket, value: example-logs, ask: the bucket of your logs}
#           - {path: target_prefix, value: access/}
access_logging_disabled contains ["logging", "target_bucket"] if {
	not input.logging.target_bucket
	not log_bucket
}

# METADATA
# title: S3 bucket does not encrypt new objects with AWS KMS by default
# description: >-
#   S3 always encrypts, but with SSE-S3 everybody who may read an object also gets
#   it decrypted. SSE-KMS asks for a second permission, on the key, and records each
#   use of it.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
# custom:
#   id: aws-s3-bucket-sse-kms
#   severity: low
#   category: encryption-at-rest
#   controls:
#     aws-fsbp: [S3.17]
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_145, AC_AWS_0207]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: readers and writers also need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: bucket
#           set:
#             - {path: description, value: Encrypts the objects of the bucket}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       satellite:
#         type: aws_s3_bucket_server_side_encryption_configuration
#         link: bucket
#         attribute: id
#         set:
#           - {path: rule.apply_server_side_encryption_by_default.sse_algorithm, value: "aws:kms"}
#           - {path: rule.bucket_key_enabled, value: true}
#           - path: rule.apply_server_side_encryption_by_default.kms_master_key_id
#             value: "${aws_kms_key.bucket.arn}"
#     - title: Encrypt with an existing customer-managed key
#       unsafe: readers and writers also need permission on the key
#       satellite:
#         type: aws_s3_bucket_server_side_encryption_configuration
#         link: bucket
#         attribute: id
#         set:
#           - {path: rule.apply_server_side_encryption_by_default.sse_algorithm, value: "aws:kms"}
#           - {path: rule.bucket_key_enabled, value: true}
#           - path: rule.apply_server_side_encryption_by_default.kms_master_key_id
#             value: "${aws_kms_key.example.arn}"
sse_kms contains array.concat(default_encryption, ["sse_algorithm"]) if {
	not object.get(input, array.concat(default_encryption, ["sse_algorithm"]), "AES256") in {"aws:kms", "aws:kms:dsse"}
}

# METADATA
# title: S3 bucket is encrypted with the AWS managed key
# description: >-
#   The AWS managed key aws/s3 cannot be given a key policy of your own or be shared
#   across accounts. A customer-managed key decides on its own who decrypts, and can
#   be disabled.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
# custom:
#   id: aws-s3-bucket-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [AWS-0132, AVD-AWS-0132]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: readers and writers also need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: bucket
#           set:
#             - {path: description, value: Encrypts the objects of the bucket}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       satellite:
#         type: aws_s3_bucket_server_side_encryption_configuration
#         link: bucket
#         attribute: id
#         set:
#           - {path: rule.apply_server_side_encryption_by_default.sse_algorithm, value: "aws:kms"}
#           - {path: rule.bucket_key_enabled, value: true}
#           - path: rule.apply_server_side_encryption_by_default.kms_master_key_id
#             value: "${aws_kms_key.bucket.arn}"
#     - title: Encrypt with an existing customer-managed key
#       unsafe: readers and writers also need permission on the key
#       satellite:
#         type: aws_s3_bucket_server_side_encryption_configuration
#         link: bucket
#         attribute: id
#         set:
#           - {path: rule.apply_server_side_encryption_by_default.sse_algorithm, value: "aws:kms"}
#           - {path: rule.bucket_key_enabled, value: true}
#           - path: rule.apply_server_side_encryption_by_default.kms_master_key_id
#             value: "${aws_kms_key.example.arn}"
aws_key contains array.concat(default_encryption, ["kms_master_key_id"]) if {
	object.get(input, array.concat(default_encryption, ["sse_algorithm"]), "AES256") in {"aws:kms", "aws:kms:dsse"}
	key := object.get(input, array.concat(default_encryption, ["kms_master_key_id"]), "alias/aws/s3")
	contains(key, "alias/aws/")
}

# METADATA
# title: S3 bucket is not replicated
# description: >-
#   A copy in another Region or account survives the loss of the first and the
#   deletion of its owner. Replicate buckets whose data cannot be made again.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
# custom:
#   id: aws-s3-bucket-replication-disabled
#   severity: low
#   category: resilience
#   controls:
#     aws-fsbp: [S3.7]
#     nist-800-53-r5: [CP-9]
#   aliases: [CKV_AWS_144]
#   remedies:
#     - title: Replicate with a new role
#       unsafe: both buckets must keep versions; adds the cost of the replicas
#       declare:
#         - type: aws_iam_role
#           name: replication
#           set:
#             - {path: name_prefix, value: s3-replication-}
#             - path: assume_role_policy
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: s3.amazonaws.com}
#                     Action: "sts:AssumeRole"
#         - type: aws_iam_role_policy
#           name: replication
#           set:
#             - {path: role, value: "${aws_iam_role.replication.id}"}
#             - path: policy
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"]
#                     Resource: "${self.arn}"
#                   - Effect: Allow
#                     Action:
#                       - "s3:GetObjectVersionAcl"
#                       - "s3:GetObjectVersionForReplication"
#                       - "s3:GetObjectVersionTagging"
#                     Resource: "${self.arn}/*"
#                   - Effect: Allow
#                     Action: ["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"]
#                     Resource: "arn:aws:s3:::example-replica/*"
#               ask: the bucket that holds the replicas
#       satellite:
#         type: aws_s3_bucket_replication_configuration
#         link: bucket
#         attribute: id
#         set:
#           - {path: role, value: "${aws_iam_role.replication.arn}"}
#           - {path: rule.id, value: replica}
#           - {path: rule.status, value: Enabled}
#           - path: rule.destination.bucket
#             value: "arn:aws:s3:::example-replica"
#             ask: the bucket that holds the replicas
#     - title: Replicate with an existing role
#       unsafe: both buckets must keep versions; adds the cost of the replicas
#       satellite:
#         type: aws_s3_bucket_replication_configuration
#         link: bucket
#         attribute: id
#         set:
#           - path: role
#             value: "arn:aws:iam::111122223333:role/replication"
#             ask: the role that replicates
#           - {path: rule.id, value: replica}
#           - {path: rule.status, value: Enabled}
#           - path: rule.destination.bucket
#             value: "arn:aws:s3:::example-replica"
#             ask: the bucket that holds the replicas
replication_disabled contains ["replication_configuration", "rules"] if {
	not replicated
}

# METADATA
# title: S3 bucket has no lifecycle rule
# description: >-
#   Without lifecycle rules old versions, logs and personal data are kept, and paid
#   for, for ever. Let each bucket expire or archive what it no longer needs.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
# custom:
#   id: aws-s3-bucket-lifecycle-missing
#   severity: info
#   category: hygiene
#   controls:
#     aws-fsbp: [S3.13]
#   aliases: [CKV2_AWS_61]
#   remedies:
#     - title: Abort incomplete uploads after a week
#       unsafe: uploads that take longer than a week fail
#       satellite:
#         type: aws_s3_bucket_lifecycle_configuration
#         link: bucket
#         attribute: id
#         set:
#           - {path: rule.id, value: incomplete-uploads}
#           - {path: rule.status, value: Enabled}
#           - {path: rule.filter, value: {}}
#           - {path: rule.abort_incomplete_multipart_upload.days_after_initiation, value: 7}
lifecycle_missing contains ["lifecycle_rule"] if count(object.get(input, "lifecycle_rule", [])) == 0

# METADATA
# title: S3 lifecycle rules keep incomplete multipart uploads
# description: >-
#   The parts of an upload that was never completed are invisible in listings but
#   stored and paid for. Let one enabled lifecycle rule abort such uploads after
#   some days.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html
# custom:
#   id: aws-s3-bucket-incomplete-uploads-kept
#   severity: info
#   category: hygiene
#   aliases: [CKV_AWS_300]
#   remedies:
#     - title: Abort incomplete uploads after a week
#       unsafe: uploads that take longer than a week fail
#       set:
#         - path: "lifecycle_rule[+]"
#           value:
#             id: incomplete-uploads
#             enabled: true
#             abort_incomplete_multipart_upload_days: 7
incomplete_uploads_kept contains ["lifecycle_rule"] if {
	count(input.lifecycle_rule) > 0
	not uploads_aborted
}

# METADATA
# title: S3 bucket sends no event notifications
# description: >-
#   Events tell other systems at once when objects are created, deleted or restored,
#   so that unexpected changes are noticed. Send them to EventBridge, a queue, a
#   topic or a function.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html
# custom:
#   id: aws-s3-bucket-event-notification-missing
#   severity: info
#   category: logging
#   controls:
#     aws-fsbp: [S3.11]
#     nist-800-53-r5: [SI-4]
#   aliases: [CKV2_AWS_62]
#   remedies:
#     - title: Send events to EventBridge
#       unsafe: notifications that are configured elsewhere are removed
#       satellite:
#         type: aws_s3_bucket_notification
#         link: bucket
#         attribute: id
#         set:
#           - {path: eventbridge, value: true}
event_notification_missing contains ["notification"] if not input.notification

# METADATA
# title: S3 bucket has no Object Lock
# description: >-
#   Object Lock keeps versions from being deleted or overwritten for a time, by
#   administrators and by stolen credentials alike. Use it for backups, audit logs
#   and records.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
# custom:
#   id: aws-s3-bucket-object-lock-disabled
#   severity: info
#   category: resilience
#   controls:
#     aws-fsbp: [S3.15]
#     nist-800-53-r5: [CP-9]
#   aliases: [CKV_AWS_143]
#   remedies:
#     - title: Turn Object Lock on
#       unsafe: replaces the bucket; new versions cannot be deleted for 30 days
#       set:
#         - {path: object_lock_enabled, value: true}
#         - {path: object_lock_configuration.rule.default_retention.mode, value: GOVERNANCE}
#         - {path: object_lock_configuration.rule.default_retention.days, value: 30}
object_lock_disabled contains ["object_lock_enabled"] if not object_lock_on

# METADATA
# title: S3 bucket leaves its default encryption undeclared
# description: >-
#   S3 encrypts new objects with SSE-S3 whatever the code says, but a bucket of
#   before 2023, or one that was changed by hand, may hold others. Declare the
#   encryption, so that it is reviewed and kept.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
# custom:
#   id: aws-s3-bucket-encryption-undeclared
#   severity: info
#   category: hygiene
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     [CKV_AWS_19, 594f54e7-f744-45ab-93e4-c6dbaf6cd571, 5fb49a69-8d46-4495-a2f8-9c8c622b2b6e,
#     b2e8752c-3497-4255-98d2-e4ae5b46bbf5, AWS-0088, AVD-AWS-0088]
#   remedies:
#     - title: Encrypt with keys of S3
#       satellite:
#         type: aws_s3_bucket_server_side_encryption_configuration
#         link: bucket
#         attribute: id
#         set:
#           - {path: rule.apply_server_side_encryption_by_default.sse_algorithm, value: AES256}
#     - title: Encrypt with a new customer-managed key
#       unsafe: readers and writers also need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: bucket
#           set:
#             - {path: description, value: Encrypts the objects of the bucket}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       satellite:
#         type: aws_s3_bucket_server_side_encryption_configuration
#         link: bucket
#         attribute: id
#         set:
#           - {path: rule.apply_server_side_encryption_by_default.sse_algorithm, value: "aws:kms"}
#           - {path: rule.bucket_key_enabled, value: true}
#           - path: rule.apply_server_side_encryption_by_default.kms_master_key_id
#             value: "${aws_kms_key.bucket.arn}"
#     - title: Encrypt with an existing customer-managed key
#       unsafe: readers and writers also need permission on the key
#       satellite:
#         type: aws_s3_bucket_server_side_encryption_configuration
#         link: bucket
#         attribute: id
#         set:
#           - {path: rule.apply_server_side_encryption_by_default.sse_algorithm, value: "aws:kms"}
#           - {path: rule.bucket_key_enabled, value: true}
#           - path: rule.apply_server_side_encryption_by_default.kms_master_key_id
#             value: "${aws_kms_key.example.arn}"
encryption_undeclared contains path if {
	path := ["server_side_encryption_configuration", "rule", "apply_server_side_encryption_by_default", "sse_algorithm"]
	object.get(input, path, "") == ""
}

# METADATA
# title: S3 Object Lock has no default retention
# description: >-
#   Object Lock protects an object version only while it has a retention period or a
#   legal hold. Without a default rule, whatever is uploaded without one can be
#   deleted at once.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
# custom:
#   id: aws-s3-bucket-object-lock-without-retention
#   severity: low
#   category: resilience
#   controls:
#     aws-fsbp: [S3.15]
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Keep objects for a month
#       unsafe: new versions cannot be deleted before their retention ends
#       satellite:
#         type: aws_s3_bucket_object_lock_configuration
#         link: bucket
#         attribute: id
#         set:
#           - {path: rule.default_retention.mode, value: GOVERNANCE}
#           - {path: rule.default_retention.days, value: 30}
object_lock_without_retention contains ["object_lock_configuration", "rule"] if {
	object_lock_on
	not input.object_lock_configuration.rule
}

# METADATA
# title: S3 bucket name contains a dot
# description: >-
#   The certificate of S3 does not match virtual-hosted addresses of bucket names
#   with dots, so clients fail or turn verification off, and Transfer Acceleration
#   is not available. Use hyphens.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
# custom:
#   id: aws-s3-bucket-name-with-dots
#   severity: info
#   category: hygiene
#   aliases: [AWS-0320, AVD-AWS-0320]
#   remedies:
#     - title: Choose a name without dots
#       unsafe: replaces the bucket; its objects must be moved
#       set:
#         - {path: bucket, value: example-bucket, ask: a name without dots}
name_with_dots contains ["bucket"] if {
	value.literal(input.bucket)
	contains(input.bucket, ".")
	not input.website
}

# log_bucket: the bucket is where logs go; logging access to it would never end.
log_bucket if input.acl == "log-delivery-write"

replicated if {
	some rule in input.replication_configuration.rules
	rule.status == "Enabled"
}

# replicated also holds where the rules cannot be known.
replicated if is_string(input.replication_configuration.rules)

uploads_aborted if {
	some rule in input.lifecycle_rule
	rule.abort_incomplete_multipart_upload_days > 0
	rule.enabled
}

object_lock_on if input.object_lock_enabled

object_lock_on if input.object_lock_configuration.object_lock_enabled == "Enabled"

default_encryption := ["server_side_encryption_configuration", "rule", "apply_server_side_encryption_by_default"]
