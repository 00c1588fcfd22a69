# METADATA
# title: Amazon EventBridge schedules
# scope: package
package parapet.aws_scheduler_schedule

import data.parapet.lib.value

# METADATA
# title: Schedule is not encrypted with a customer-managed key
# description: >-
#   The input of a schedule can hold data. Name a key of yours.
# related_resources:
#   - https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html
# custom:
#   id: aws-scheduler-schedule-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_297
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: whoever changes the schedule needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: schedule
#           set:
#             - {path: description, value: Encrypts the schedule}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_arn, value: "${aws_kms_key.schedule.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: whoever changes the schedule needs permission on the key
#       set:
#         - {path: kms_key_arn, value: "${aws_kms_key.example.arn}"}
customer_managed_key contains ["kms_key_arn"] if {
	not value.is_set(input, "kms_key_arn")
}

# METADATA
# title: Invocations that a schedule cannot deliver are lost
# description: >-
#   After its retries the scheduler drops an invocation. A dead-letter queue keeps it
#   for inspection.
# related_resources:
#   - https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
# custom:
#   id: aws-scheduler-schedule-no-dead-letter-queue
#   severity: info
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Keep failed invocations in a new queue
#       unsafe: the role of the schedule must be allowed to send to the queue
#       declare:
#         - type: aws_sqs_queue
#           name: failed
#           set:
#             - {path: sqs_managed_sse_enabled, value: true}
#             - {path: message_retention_seconds, value: 1209600}
#             - {path: redrive_allow_policy, value: {redrivePermission: allowAll}}
#       set:
#         - {path: target.dead_letter_config.arn, value: "${aws_sqs_queue.failed.arn}"}
#     - title: Keep failed invocations in an existing queue
#       unsafe: the role of the schedule must be allowed to send to the queue
#       set:
#         - {path: target.dead_letter_config.arn, value: "${aws_sqs_queue.example.arn}"}
no_dead_letter_queue contains ["target", "dead_letter_config", "arn"] if not input.target.dead_letter_config.arn
