# METADATA
# title: Amazon EventBridge Pipes
# scope: package
package parapet.aws_pipes_pipe

# METADATA
# title: Pipe writes no logs
# description: >-
#   Without a log configuration events that a pipe fails to deliver vanish without a trace.
# related_resources:
#   - https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-logs.html
# custom:
#   id: aws-pipes-pipe-no-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Log errors to the destination that is set
#       set:
#         - {path: ".", value: ERROR}
#     - title: Log errors to a new log group
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: pipe
#           set:
#             - {path: name_prefix, value: /aws/vendedlogs/pipes/}
#             - {path: retention_in_days, value: 365}
#       set:
#         - {path: log_configuration.level, value: ERROR}
#         - path: log_configuration.cloudwatch_logs_log_destination.log_group_arn
#           value: "${aws_cloudwatch_log_group.pipe.arn}"
#     - title: Log errors to an existing log group
#       set:
#         - {path: log_configuration.level, value: ERROR}
#         - path: log_configuration.cloudwatch_logs_log_destination.log_group_arn
#           value: "${aws_cloudwatch_log_group.example.arn}"
no_logs contains ["log_configuration"] if not input.log_configuration

no_logs contains ["log_configuration", "level"] if input.log_configuration.level == "OFF"
