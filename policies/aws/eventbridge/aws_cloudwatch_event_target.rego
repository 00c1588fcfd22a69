# METADATA
# title: Targets of rules of Amazon EventBridge
# scope: package
package parapet.aws_cloudwatch_event_target

# METADATA
# title: Events that a target does not take are lost
# description: >-
#   After its retries EventBridge drops an event. A dead-letter queue keeps it for
#   inspection and replay.
# related_resources:
#   - https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
# custom:
#   id: aws-cloudwatch-event-target-no-dead-letter-queue
#   severity: info
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Keep failed events in a new queue
#       declare:
#         - type: aws_sqs_queue
#           name: failed_events
#           set:
#             - {path: name, value: failed-events}
#             - {path: message_retention_seconds, value: 1209600}
#             - {path: sqs_managed_sse_enabled, value: true}
#         - type: aws_sqs_queue_policy
#           name: failed_events
#           set:
#             - {path: queue_url, value: "${aws_sqs_queue.failed_events.id}"}
#             - path: policy
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: events.amazonaws.com}
#                     Action: "sqs:SendMessage"
#                     Resource: "${aws_sqs_queue.failed_events.arn}"
#                     Condition:
#                       ArnEquals: {"aws:SourceArn": "${aws_cloudwatch_event_rule.example.arn}"}
#                   - Effect: Deny
#                     Principal: "*"
#                     Action: "sqs:*"
#                     Resource: "${aws_sqs_queue.failed_events.arn}"
#                     Condition: {Bool: {"aws:SecureTransport": "false"}}
#       set: [{path: dead_letter_config.arn, value: "${aws_sqs_queue.failed_events.arn}"}]
#     - title: Keep failed events in an existing queue
#       unsafe: the queue's policy must let EventBridge send
#       set: [{path: dead_letter_config.arn, value: "${aws_sqs_queue.example.arn}"}]
no_dead_letter_queue contains ["dead_letter_config", "arn"] if not input.dead_letter_config.arn

# METADATA
# title: Task that an event starts gets a public address
# description: >-
#   A public address makes the task reachable from the internet as far as its security
#   groups allow. Use private subnets with a NAT gateway or endpoints.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
# custom:
#   id: aws-cloudwatch-event-target-task-public-ip
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Assign no public address
#       unsafe: tasks need another way to pull images
#       set: [{path: ecs_target.network_configuration.assign_public_ip, value: false}]
task_public_ip contains ["ecs_target", "network_configuration", "assign_public_ip"] if {
	input.ecs_target.network_configuration.assign_public_ip == true
}
