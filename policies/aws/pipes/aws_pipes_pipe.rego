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
no_logs contains ["log_configuration"] if not input.log_configuration

no_logs contains ["log_configuration", "level"] if input.log_configuration.level == "OFF"
