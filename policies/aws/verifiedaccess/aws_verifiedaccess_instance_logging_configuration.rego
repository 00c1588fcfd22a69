# METADATA
# title: Logging of AWS Verified Access
# scope: package
package parapet.aws_verifiedaccess_instance_logging_configuration

# METADATA
# title: Verified Access writes no access logs
# description: >-
#   Access logs record each decision, who asked for what and why it was granted. None of the
#   destinations is enabled.
# related_resources:
#   - https://docs.aws.amazon.com/verified-access/latest/ug/access-logs.html
# custom:
#   id: aws-verifiedaccess-instance-logging-configuration-disabled
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Write access logs to a new log group
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: verified_access
#           set:
#             - {path: name_prefix, value: /aws/verified-access/}
#             - {path: retention_in_days, value: 365}
#       set:
#         - {path: access_logs.cloudwatch_logs.enabled, value: true}
#         - path: access_logs.cloudwatch_logs.log_group
#           value: "${aws_cloudwatch_log_group.verified_access.id}"
#     - title: Write access logs to an existing log group
#       set:
#         - {path: access_logs.cloudwatch_logs.enabled, value: true}
#         - path: access_logs.cloudwatch_logs.log_group
#           value: "${aws_cloudwatch_log_group.example.id}"
disabled contains [
	["access_logs"],
	["access_logs", "cloudwatch_logs", "enabled"],
	["access_logs", "kinesis_data_firehose", "enabled"],
	["access_logs", "s3", "enabled"],
] if {
	not input.access_logs.cloudwatch_logs.enabled
	not input.access_logs.kinesis_data_firehose.enabled
	not input.access_logs.s3.enabled
}
