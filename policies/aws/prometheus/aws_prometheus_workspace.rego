# METADATA
# title: Amazon Managed Service for Prometheus workspaces
# scope: package
package parapet.aws_prometheus_workspace

import data.parapet.lib.value

# METADATA
# title: Prometheus workspace is not encrypted with a KMS key of the account
# description: >-
#   Metrics are encrypted with a key that AWS owns. A customer managed key has its own policy,
#   rotation and audit trail; it cannot be changed later.
# related_resources:
#   - https://docs.aws.amazon.com/prometheus/latest/userguide/encryption-at-rest-Amazon-Service-Prometheus.html
# custom:
#   id: aws-prometheus-workspace-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the workspace
#       declare:
#         - type: aws_kms_key
#           name: prometheus
#           set:
#             - {path: description, value: Encrypts the workspace}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_arn, value: "${aws_kms_key.prometheus.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the workspace
#       set:
#         - {path: kms_key_arn, value: "${aws_kms_key.example.arn}"}
no_cmk contains ["kms_key_arn"] if not value.is_set(input, "kms_key_arn")

# METADATA
# title: Prometheus workspace writes no logs
# description: >-
#   Errors of the alert manager and of the ruler, which mean alerts that never come, are logged
#   only when a log group is named.
# related_resources:
#   - https://docs.aws.amazon.com/prometheus/latest/userguide/CW-logs.html
# custom:
#   id: aws-prometheus-workspace-no-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Write logs to a new log group
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: prometheus
#           set:
#             - {path: name_prefix, value: /aws/vendedlogs/prometheus/}
#             - {path: retention_in_days, value: 365}
#       set:
#         - path: logging_configuration.log_group_arn
#           value: "${aws_cloudwatch_log_group.prometheus.arn}:*"
#     - title: Write logs to an existing log group
#       set:
#         - path: logging_configuration.log_group_arn
#           value: "${aws_cloudwatch_log_group.example.arn}:*"
no_logs contains ["logging_configuration", "log_group_arn"] if not input.logging_configuration.log_group_arn
