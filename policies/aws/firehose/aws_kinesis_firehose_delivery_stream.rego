# METADATA
# title: Amazon Data Firehose streams
# scope: package
package parapet.aws_kinesis_firehose_delivery_stream

import data.parapet.lib.value

# METADATA
# title: Firehose stream is not encrypted at rest
# description: >-
#   Records that producers put directly are buffered in clear unless server-side
#   encryption is on. Streams that read from Kinesis or MSK rely on the encryption
#   of their source.
# related_resources:
#   - https://docs.aws.amazon.com/firehose/latest/dev/encryption.html
# custom:
#   id: aws-kinesis-firehose-delivery-stream-unencrypted
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [DataFirehose.1]
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_240, 5c6dd5e7-1fe0-4cae-8f81-4c122717cef3, 7f65be75-90ab-4036-8c2a-410aef7bb650, AC_AWS_0156]
#   remedies:
#     - title: Encrypt the stream
#       set: [{path: server_side_encryption.enabled, value: true}]
unencrypted contains ["server_side_encryption", "enabled"] if {
	not input.server_side_encryption.enabled
	not sourced
}

# METADATA
# title: Firehose stream is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/firehose/latest/dev/encryption.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
# custom:
#   id: aws-kinesis-firehose-delivery-stream-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_241]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: producers and the role of the stream need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: firehose
#           set:
#             - {path: description, value: Encrypts Firehose streams}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - {path: server_side_encryption.enabled, value: true}
#         - {path: server_side_encryption.key_type, value: CUSTOMER_MANAGED_CMK}
#         - {path: server_side_encryption.key_arn, value: "${aws_kms_key.firehose.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: producers and the role of the stream need permission on the key
#       set:
#         - {path: server_side_encryption.enabled, value: true}
#         - {path: server_side_encryption.key_type, value: CUSTOMER_MANAGED_CMK}
#         - {path: server_side_encryption.key_arn, value: "${aws_kms_key.example.arn}"}
aws_key contains ["server_side_encryption", "key_type"] if {
	not input.server_side_encryption.key_type == "CUSTOMER_MANAGED_CMK"
	not sourced
}

aws_key contains ["server_side_encryption", "key_arn"] if {
	input.server_side_encryption.key_type == "CUSTOMER_MANAGED_CMK"
	object.get(input, ["server_side_encryption", "key_arn"], "") == ""
}

# METADATA
# title: Firehose stream does not log delivery errors
# description: >-
#   With CloudWatch logging off, records that cannot be delivered or transformed are
#   lost without a trace.
# related_resources:
#   - https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-logs.html
# custom:
#   id: aws-kinesis-firehose-delivery-stream-delivery-log-disabled
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Log errors to a new log group
#       unsafe: the role of the stream must be allowed to write logs
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: firehose
#           set:
#             - {path: name, value: /aws/kinesisfirehose/delivery}
#             - {path: retention_in_days, value: 365}
#         - type: aws_cloudwatch_log_stream
#           name: firehose
#           set:
#             - {path: name, value: delivery}
#             - {path: log_group_name, value: "${aws_cloudwatch_log_group.firehose.name}"}
#       set:
#         - {path: ".", value: true}
#         - {path: ../log_group_name, value: "${aws_cloudwatch_log_group.firehose.name}"}
#         - {path: ../log_stream_name, value: "${aws_cloudwatch_log_stream.firehose.name}"}
#     - title: Log errors to an existing log stream
#       unsafe: the role of the stream must be allowed to write logs
#       set:
#         - {path: ".", value: true}
#         - {path: ../log_group_name, value: "${aws_cloudwatch_log_stream.example.log_group_name}"}
#         - {path: ../log_stream_name, value: "${aws_cloudwatch_log_stream.example.name}"}
delivery_log_disabled contains [destination, "cloudwatch_logging_options", "enabled"] if {
	some destination in {
		"extended_s3_configuration", "redshift_configuration", "elasticsearch_configuration", "opensearch_configuration",
		"opensearchserverless_configuration", "splunk_configuration", "http_endpoint_configuration", "snowflake_configuration",
		"iceberg_configuration",
	}
	input[destination]
	not input[destination].cloudwatch_logging_options.enabled
}

# METADATA
# title: Firehose stream has a destination secret in the code
# description: >-
#   Keys, tokens and passwords of the destination belong into Secrets Manager, which
#   Firehose reads on its own.
# related_resources:
#   - https://docs.aws.amazon.com/firehose/latest/dev/using-secrets-manager.html
# custom:
#   id: aws-kinesis-firehose-delivery-stream-secret-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the secret from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: destination_secret
#           set:
#             - {path: description, value: Secret}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.destination_secret}"}]
#     - title: Read the secret from Secrets Manager
#       unsafe: >-
#         the secret must exist in the form of the destination, and the role of the stream must be
#         allowed to read it
#       set:
#         - {path: ../secrets_manager_configuration.enabled, value: true}
#         - path: ../secrets_manager_configuration.secret_arn
#           value: "arn:aws:secretsmanager:us-east-1:111122223333:secret:example-a1b2c3"
#           ask: the ARN of the secret
#       remove: [".", ../username, ../user, ../key_passphrase]
secret_in_code contains [destination, name] if {
	some destination, name in {
		"http_endpoint_configuration": "access_key",
		"redshift_configuration": "password",
		"snowflake_configuration": "private_key",
		"splunk_configuration": "hec_token",
	}
	value.literal(input[destination][name])
	input[destination][name] != ""
}

# sourced: the records come from a stream that encrypts them itself.
sourced if input.kinesis_source_configuration

sourced if input.msk_source_configuration
