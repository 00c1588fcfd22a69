# METADATA
# title: Amazon CloudWatch composite alarms
# scope: package
package parapet.aws_cloudwatch_composite_alarm

# METADATA
# title: Composite alarm changes its state without telling anybody
# description: >-
#   With its actions disabled a composite alarm still follows its rule but neither notifies nor
#   reacts.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Composite_Alarm.html
# custom:
#   id: aws-cloudwatch-composite-alarm-actions-disabled
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [CloudWatch.17]
#     nist-800-53-r5: [SI-4]
#   remedies:
#     - title: Enable the alarm's actions
#       set:
#         - {path: actions_enabled, value: true}
actions_disabled contains ["actions_enabled"] if input.actions_enabled == false
