# METADATA
# title: AWS Step Functions state machines
# scope: package
package parapet.aws_sfn_state_machine

# METADATA
# title: State machine does not log its executions
# description: >-
#   What an execution did cannot be followed. Log at least errors, with execution data where
#   it holds no secrets.
# related_resources:
#   - https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
# custom:
#   id: aws-sfn-state-machine-no-execution-log
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   aliases:
#     - AWS-0119
#     - AVD-AWS-0119
#   controls:
#     aws-fsbp: ["StepFunctions.1"]
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Log errors to a new log group
#       unsafe: the role of the state machine must be allowed to deliver logs
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: executions
#           set:
#             - {path: name_prefix, value: /aws/vendedlogs/states/}
#             - {path: retention_in_days, value: 365}
#       set:
#         - {path: logging_configuration.level, value: ERROR}
#         - path: logging_configuration.log_destination
#           value: "${aws_cloudwatch_log_group.executions.arn}:*"
#     - title: Log errors to an existing log group
#       unsafe: the role of the state machine must be allowed to deliver logs
#       set:
#         - {path: logging_configuration.level, value: ERROR}
#         - path: logging_configuration.log_destination
#           value: "${aws_cloudwatch_log_group.example.arn}:*"
no_execution_log contains ["logging_configuration", "level"] if {
	not input.logging_configuration.level
}

no_execution_log contains ["logging_configuration", "level"] if {
	input.logging_configuration.level == "OFF"
}

# METADATA
# title: State machine logs without the data of its executions
# description: >-
#   Input and output show what an execution worked on.
# related_resources:
#   - https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
# custom:
#   id: aws-sfn-state-machine-no-execution-data
#   severity: info
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases:
#     - CKV_AWS_285
#   remedies:
#     - title: Log execution data
#       unsafe: >-
#         the log, whose level and destination must be set, holds the input and output of executions
#       set:
#         - {path: logging_configuration.include_execution_data, value: true}
no_execution_data contains ["logging_configuration", "include_execution_data"] if {
	not input.logging_configuration.include_execution_data
}

# METADATA
# title: State machine is not traced with X-Ray
# description: >-
#   Traces show which calls an execution made.
# related_resources:
#   - https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html
# custom:
#   id: aws-sfn-state-machine-no-tracing
#   severity: info
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases:
#     - AWS-0117
#     - AVD-AWS-0117
#     - CKV_AWS_284
#   remedies:
#     - title: Trace executions
#       set:
#         - {path: tracing_configuration.enabled, value: true}
no_tracing contains ["tracing_configuration", "enabled"] if {
	not input.tracing_configuration.enabled
}

# METADATA
# title: State machine is not encrypted with a KMS key of the account
# description: >-
#   Definition and history are encrypted with a key that AWS owns. A customer managed
#   key has its own policy and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
# custom:
#   id: aws-sfn-state-machine-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: >-
#         the role of the state machine, and whoever reads executions, need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: executions
#           set:
#             - {path: description, value: Encrypts executions}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: encryption_configuration.type, value: CUSTOMER_MANAGED_KMS_KEY}
#         - {path: encryption_configuration.kms_key_id, value: "${aws_kms_key.executions.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: >-
#         the role of the state machine, and whoever reads executions, need permission on the key
#       set:
#         - {path: encryption_configuration.type, value: CUSTOMER_MANAGED_KMS_KEY}
#         - {path: encryption_configuration.kms_key_id, value: "${aws_kms_key.example.arn}"}
no_cmk contains ["encryption_configuration", "kms_key_id"] if not input.encryption_configuration.kms_key_id
