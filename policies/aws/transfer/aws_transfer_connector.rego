# METADATA
# title: AWS Transfer Family connectors
# scope: package
package parapet.aws_transfer_connector

import data.parapet.lib.value

# METADATA
# title: Connector sends AS2 messages unencrypted
# description: >-
#   AS2 payloads often pass several hops. Without encryption each of them reads the files.
# related_resources:
#   - https://docs.aws.amazon.com/transfer/latest/userguide/create-b2b-server.html
# custom:
#   id: aws-transfer-connector-unencrypted-as2
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Encrypt messages
#       unsafe: the partner must be able to decrypt them
#       set:
#         - {path: as2_config.encryption_algorithm, value: AES256_CBC}
unencrypted_as2 contains ["as2_config", "encryption_algorithm"] if input.as2_config.encryption_algorithm == "NONE"

# METADATA
# title: Connector does not sign AS2 messages with a strong hash
# description: >-
#   Unsigned messages, and such signed with SHA-1, can be forged or changed on their way.
# related_resources:
#   - https://docs.aws.amazon.com/transfer/latest/userguide/create-b2b-server.html
# custom:
#   id: aws-transfer-connector-unsigned-as2
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-345]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Sign with SHA-256
#       unsafe: the partner must check signatures with SHA-256
#       set:
#         - {path: as2_config.signing_algorithm, value: SHA256}
unsigned_as2 contains ["as2_config", "signing_algorithm"] if {
	input.as2_config.signing_algorithm in {"NONE", "SHA1"}
}

# METADATA
# title: Connector writes no logs
# description: >-
#   Without a logging role nobody sees which files were sent, and why a transfer failed.
# related_resources:
#   - https://docs.aws.amazon.com/transfer/latest/userguide/structured-logging.html
# custom:
#   id: aws-transfer-connector-no-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Write logs with a new role
#       unsafe: creates an IAM role
#       declare:
#         - type: aws_iam_role
#           name: transfer_logging
#           set:
#             - {path: name_prefix, value: transfer-logging-}
#             - path: assume_role_policy
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: transfer.amazonaws.com}
#                     Action: "sts:AssumeRole"
#         - type: aws_iam_role_policy_attachment
#           name: transfer_logging
#           set:
#             - {path: role, value: "${aws_iam_role.transfer_logging.name}"}
#             - path: policy_arn
#               value: "arn:aws:iam::aws:policy/service-role/AWSTransferLoggingAccess"
#       set:
#         - {path: logging_role, value: "${aws_iam_role.transfer_logging.arn}"}
#     - title: Write logs with an existing role
#       unsafe: fails unless the role may be assumed by transfer.amazonaws.com
#       set:
#         - path: logging_role
#           value: "arn:aws:iam::111122223333:role/transfer-logging"
#           ask: the role that writes the logs
no_logs contains ["logging_role"] if not value.is_set(input, "logging_role")
