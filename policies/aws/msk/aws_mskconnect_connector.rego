# METADATA
# title: Connectors of Amazon MSK Connect
# scope: package
package parapet.aws_mskconnect_connector

# METADATA
# title: Connector talks to Kafka without TLS
# description: >-
#   Records travel in clear between the connector and the brokers. Set TLS.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-3
# custom:
#   id: aws-mskconnect-connector-plaintext
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [MSK.3]
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Use TLS
#       set:
#         - {path: kafka_cluster_encryption_in_transit.encryption_type, value: TLS}
#       unsafe: replaces the connector
plaintext contains ["kafka_cluster_encryption_in_transit", "encryption_type"] if {
	object.get(input, ["kafka_cluster_encryption_in_transit", "encryption_type"], "PLAINTEXT") == "PLAINTEXT"
}

# METADATA
# title: Connector does not authenticate to Kafka
# description: >-
#   With NONE, the default, the cluster must accept clients that nobody knows. Use IAM.
# related_resources:
#   - https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-connectors.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html
# custom:
#   id: aws-mskconnect-connector-no-authentication
#   severity: medium
#   category: identity
#   cwe: [CWE-306]
#   controls:
#     nist-800-53-r5: [IA-3]
#   remedies:
#     - title: Authenticate by IAM
#       set:
#         - {path: kafka_cluster_client_authentication.authentication_type, value: IAM}
#       unsafe: replaces the connector
no_authentication contains ["kafka_cluster_client_authentication", "authentication_type"] if {
	object.get(input, ["kafka_cluster_client_authentication", "authentication_type"], "NONE") == "NONE"
}

# METADATA
# title: Connector writes no logs
# description: >-
#   The logs of the workers show errors and misuse. Send them to CloudWatch, Firehose or
#   S3.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-5
# custom:
#   id: aws-mskconnect-connector-no-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [MSK.5]
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Write worker logs to a new log group
#       unsafe: replaces the connector
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: connect
#           set:
#             - {path: name_prefix, value: /aws/msk-connect/}
#             - {path: retention_in_days, value: 365}
#       set:
#         - {path: log_delivery.worker_log_delivery.cloudwatch_logs.enabled, value: true}
#         - path: log_delivery.worker_log_delivery.cloudwatch_logs.log_group
#           value: "${aws_cloudwatch_log_group.connect.name}"
#     - title: Write worker logs to an existing log group
#       unsafe: replaces the connector
#       set:
#         - {path: log_delivery.worker_log_delivery.cloudwatch_logs.enabled, value: true}
#         - path: log_delivery.worker_log_delivery.cloudwatch_logs.log_group
#           value: "${aws_cloudwatch_log_group.example.name}"
no_logs contains ["log_delivery"] if not delivers

delivers if input.log_delivery.worker_log_delivery.cloudwatch_logs.enabled == true

delivers if input.log_delivery.worker_log_delivery.firehose.enabled == true

delivers if input.log_delivery.worker_log_delivery.s3.enabled == true
