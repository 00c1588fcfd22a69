# METADATA
# title: AWS FIS experiment templates
# scope: package
package parapet.aws_fis_experiment_template

# METADATA
# title: Experiment has no stop condition
# description: >-
#   Fault injection goes on to its end, whatever it breaks, unless an alarm stops it.
# related_resources:
#   - https://docs.aws.amazon.com/fis/latest/userguide/stop-conditions.html
# custom:
#   id: aws-fis-experiment-template-no-stop-condition
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Stop at an alarm
#       unsafe: the experiment stops once the alarm goes off
#       set:
#         - {path: ".", value: "aws:cloudwatch:alarm"}
#         - {path: ../value, value: "${aws_cloudwatch_metric_alarm.example.arn}"}
#     - title: Stop at an alarm by its ARN
#       unsafe: the experiment stops once the alarm goes off
#       set:
#         - {path: ".", value: "aws:cloudwatch:alarm"}
#         - path: ../value
#           value: "arn:aws:cloudwatch:us-east-1:111122223333:alarm:service-down"
#           ask: the alarm that tells when the experiment goes too far
no_stop_condition contains ["stop_condition", i, "source"] if {
	some i, condition in input.stop_condition
	condition.source == "none"
}

# METADATA
# title: Experiment writes no logs
# description: >-
#   Without a log configuration nobody can tell afterwards what the experiment did, when and to
#   which resources.
# related_resources:
#   - https://docs.aws.amazon.com/fis/latest/userguide/monitoring-logging.html
# custom:
#   id: aws-fis-experiment-template-no-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Log to a new log group
#       unsafe: the role of the experiment must be allowed to deliver logs
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: fis
#           set:
#             - {path: name, value: /aws/fis/experiments}
#             - {path: retention_in_days, value: 365}
#       set:
#         - {path: log_configuration.log_schema_version, value: 2}
#         - path: log_configuration.cloudwatch_logs_configuration.log_group_arn
#           value: "${aws_cloudwatch_log_group.fis.arn}:*"
#     - title: Log to an existing log group
#       unsafe: the role of the experiment must be allowed to deliver logs
#       set:
#         - {path: log_configuration.log_schema_version, value: 2}
#         - path: log_configuration.cloudwatch_logs_configuration.log_group_arn
#           value: "${aws_cloudwatch_log_group.example.arn}:*"
no_logs contains ["log_configuration"] if not input.log_configuration
