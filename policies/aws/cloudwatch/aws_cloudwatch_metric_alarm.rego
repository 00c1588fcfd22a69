# METADATA
# title: Amazon CloudWatch metric alarms
# scope: package
package parapet.aws_cloudwatch_metric_alarm

# METADATA
# title: Alarm changes its state without telling anybody
# description: >-
#   With its actions disabled an alarm still evaluates its metric but neither notifies nor
#   reacts.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-17
# custom:
#   id: aws-cloudwatch-metric-alarm-actions-disabled
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [CloudWatch.17]
#     nist-800-53-r5: [SI-4]
#   aliases: [CKV_AWS_319]
#   remedies:
#     - title: Enable the alarm's actions
#       set:
#         - {path: actions_enabled, value: true}
actions_disabled contains ["actions_enabled"] if input.actions_enabled == false

# METADATA
# title: Alarm has no action for the state ALARM
# description: >-
#   An alarm without an action for its ALARM state goes off unseen. Send it to a topic or let it
#   start a response.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-15
# custom:
#   id: aws-cloudwatch-metric-alarm-no-alarm-action
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [CloudWatch.15]
#     nist-800-53-r5: [SI-4]
#   aliases: [FG_R00240]
#   remedies:
#     - title: Notify an existing topic
#       set: [{path: alarm_actions, value: ["${aws_sns_topic.example.arn}"]}]
#     - title: Notify a topic by its ARN
#       set:
#         - path: alarm_actions
#           value: ["arn:aws:sns:us-east-1:111122223333:alarms"]
#           ask: the topic that tells your operators
no_alarm_action contains ["alarm_actions"] if count(object.get(input, "alarm_actions", [])) == 0
