# METADATA
# title: Amazon CloudWatch log groups
# scope: package
package parapet.aws_cloudwatch_log_group

import data.parapet.lib.value

# METADATA
# title: Log group is not encrypted with a KMS key of the account
# description: >-
#   CloudWatch Logs always encrypts, with a key that it owns. A customer managed key lets the
#   account decide who may decrypt the logs, and see it in CloudTrail.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
# custom:
#   id: aws-cloudwatch-log-group-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_158, AWS-0017, AVD-AWS-0017, "0afbcfe9-d341-4b92-a64c-7e6de0543879", FG_R00068, AC_AWS_0451, W84, "aws-cloudwatch-log-group-customer-key"]
no_cmk contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

# METADATA
# title: Log group has no retention period
# description: >-
#   Events are kept for ever unless a retention period is set: personal data outlives its
#   purpose and costs grow. State how long the logs are needed.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html#SettingLogRetention
# custom:
#   id: aws-cloudwatch-log-group-unlimited-retention
#   severity: low
#   category: logging
#   controls:
#     nist-800-53-r5: [AU-11]
#   aliases: [CKV_AWS_66, "ef0b316a-211e-42f1-888e-64efe172b755", AC_AWS_0041, W86]
#   remedies:
#     - title: Keep the logs for a year
#       set:
#         - {path: retention_in_days, value: 365}
unlimited_retention contains ["retention_in_days"] if object.get(input, "retention_in_days", 0) == 0

# METADATA
# title: Log group keeps events for less than a year
# description: >-
#   Break-ins are often noticed months later. Logs that are needed to investigate them should be
#   kept for a year at least.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16
# custom:
#   id: aws-cloudwatch-log-group-short-retention
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [CloudWatch.16]
#     nist-800-53-r5: [AU-11]
#   aliases: [CKV_AWS_338, AC_AWS_0452]
#   remedies:
#     - title: Keep the logs for a year
#       set:
#         - {path: retention_in_days, value: 365}
short_retention contains ["retention_in_days"] if {
	input.retention_in_days > 0
	input.retention_in_days < 365
}
