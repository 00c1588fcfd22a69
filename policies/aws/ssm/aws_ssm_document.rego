# METADATA
# title: AWS Systems Manager documents
# scope: package
package parapet.aws_ssm_document

# METADATA
# title: Session Manager sessions are not encrypted with a KMS key
# description: >-
#   With a key of yours the data between client and node is encrypted beyond TLS, and the
#   key decides who may connect.
# related_resources:
#   - https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html
# custom:
#   id: aws-ssm-document-session-unencrypted
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   aliases:
#     - CKV_AWS_112
#     - ce60cc6b-6831-4bd7-84a2-cc7f8ee71433
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: users and managed nodes need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: sessions
#           set:
#             - {path: description, value: Encrypts sessions}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: ./kmsKeyId, value: "${aws_kms_key.sessions.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: users and managed nodes need permission on the key
#       set:
#         - {path: ./kmsKeyId, value: "${aws_kms_key.example.arn}"}
session_unencrypted contains ["content", "inputs"] if {
	input.document_type == "Session"
	object.get(input.content, ["inputs", "kmsKeyId"], "") == ""
}

# METADATA
# title: Logs of Session Manager sessions are not encrypted
# description: >-
#   Transcripts of sessions hold what people typed. Encrypt them where they are stored.
# related_resources:
#   - https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging.html
# custom:
#   id: aws-ssm-document-session-logs-unencrypted
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases:
#     - CKV_AWS_113
#   remedies:
#     - title: Require encrypted logs
#       unsafe: sessions fail to log where the bucket or log group is not encrypted
#       set:
#         - {path: ".", value: true}
session_logs_unencrypted contains ["content", "inputs", "s3EncryptionEnabled"] if {
	input.document_type == "Session"
	input.content.inputs.s3EncryptionEnabled == false
}

session_logs_unencrypted contains ["content", "inputs", "cloudWatchEncryptionEnabled"] if {
	input.document_type == "Session"
	input.content.inputs.cloudWatchEncryptionEnabled == false
}

# METADATA
# title: SSM document is shared with everybody
# description: >-
#   Documents can hold scripts and names of internal systems. Share with single accounts.
# related_resources:
#   - https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html
# custom:
#   id: aws-ssm-document-public
#   severity: critical
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: ["SSM.4"]
#     nist-800-53-r5: [AC-3]
#   aliases:
#     - CKV_AWS_303
#   remedies:
#     - title: Share with one account
#       unsafe: other accounts can no longer use the document
#       set:
#         - {path: ".", value: "111122223333", ask: the accounts that use the document}
#     - title: Stop sharing
#       unsafe: other accounts can no longer use the document
#       remove: [".."]
public contains ["permissions", "account_ids"] if {
	input.permissions.account_ids in {"All", "all"}
}
