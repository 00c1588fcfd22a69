# METADATA
# title: AWS DataSync tasks
# scope: package
package parapet.aws_datasync_task

import data.parapet.lib.value

# METADATA
# title: DataSync task writes no logs
# description: >-
#   Without a log group nobody sees which files a task copied, skipped or failed to verify.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/datasync-controls.html#datasync-1
# custom:
#   id: aws-datasync-task-no-logs
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [DataSync.1]
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Log transfers
#       set: [{path: options.log_level, value: TRANSFER}]
#     - title: Log to a new log group
#       unsafe: a resource policy of CloudWatch Logs must let DataSync write to the group
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: datasync
#           set:
#             - {path: name, value: /aws/datasync}
#             - {path: retention_in_days, value: 365}
#       set:
#         - {path: cloudwatch_log_group_arn, value: "${aws_cloudwatch_log_group.datasync.arn}"}
#         - {path: options.log_level, value: TRANSFER}
#     - title: Log to an existing log group
#       unsafe: a resource policy of CloudWatch Logs must let DataSync write to the group
#       set:
#         - {path: cloudwatch_log_group_arn, value: "${aws_cloudwatch_log_group.example.arn}"}
#         - {path: options.log_level, value: TRANSFER}
no_logs contains ["cloudwatch_log_group_arn"] if not value.is_set(input, "cloudwatch_log_group_arn")

no_logs contains ["options", "log_level"] if input.options.log_level == "OFF"
