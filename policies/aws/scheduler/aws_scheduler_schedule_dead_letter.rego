package parapet.aws_scheduler_schedule

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
no_dead_letter_queue contains ["target", "dead_letter_config", "arn"] if not input.target.dead_letter_config.arn
