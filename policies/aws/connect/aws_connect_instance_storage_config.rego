# METADATA
# title: Amazon Connect storage configurations
# scope: package
package parapet.aws_connect_instance_storage_config

# METADATA
# title: Recordings of Amazon Connect are stored without a KMS key
# description: >-
#   Calls and chats hold what customers say. Name a KMS key.
# related_resources:
#   - https://docs.aws.amazon.com/connect/latest/adminguide/encryption-at-rest.html
# custom:
#   id: aws-connect-instance-storage-config-video-stream-unencrypted
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_269
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: whoever replays recordings needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: connect
#           set:
#             - {path: description, value: Encrypts recordings}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - {path: ./encryption_type, value: KMS}
#         - {path: ./key_id, value: "${aws_kms_key.connect.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: whoever replays recordings needs permission on the key
#       set:
#         - {path: ./encryption_type, value: KMS}
#         - {path: ./key_id, value: "${aws_kms_key.example.arn}"}
video_stream_unencrypted contains ["storage_config", "kinesis_video_stream_config", "encryption_config"] if {
	input.storage_config.kinesis_video_stream_config
	not input.storage_config.kinesis_video_stream_config.encryption_config.key_id
}

# METADATA
# title: Recordings of Amazon Connect are stored without a KMS key
# description: >-
#   Calls and chats hold what customers say. Name a KMS key.
# related_resources:
#   - https://docs.aws.amazon.com/connect/latest/adminguide/encryption-at-rest.html
# custom:
#   id: aws-connect-instance-storage-config-s3-unencrypted
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_270
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: whoever replays recordings needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: connect
#           set:
#             - {path: description, value: Encrypts recordings}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - {path: ./encryption_type, value: KMS}
#         - {path: ./key_id, value: "${aws_kms_key.connect.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: whoever replays recordings needs permission on the key
#       set:
#         - {path: ./encryption_type, value: KMS}
#         - {path: ./key_id, value: "${aws_kms_key.example.arn}"}
s3_unencrypted contains ["storage_config", "s3_config", "encryption_config"] if {
	input.storage_config.s3_config
	not input.storage_config.s3_config.encryption_config.key_id
}
