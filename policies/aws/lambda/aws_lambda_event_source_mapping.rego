# METADATA
# title: Event source mappings of AWS Lambda
# scope: package
package parapet.aws_lambda_event_source_mapping

import data.parapet.lib.value

# METADATA
# title: Stream records that a function cannot process are lost
# description: >-
#   After its retries Lambda skips a batch of a stream. A destination keeps what is
#   needed to find it again.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-errors.html
# custom:
#   id: aws-lambda-event-source-mapping-no-failure-destination
#   severity: info
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Keep failed batches in a new queue
#       unsafe: the role of the function must be allowed to send to the queue
#       declare:
#         - type: aws_sqs_queue
#           name: failed
#           set:
#             - {path: sqs_managed_sse_enabled, value: true}
#             - {path: message_retention_seconds, value: 1209600}
#             - {path: redrive_allow_policy, value: {redrivePermission: allowAll}}
#       set:
#         - path: destination_config.on_failure.destination_arn
#           value: "${aws_sqs_queue.failed.arn}"
#     - title: Keep failed batches in an existing queue
#       unsafe: the role of the function must be allowed to send to the queue
#       set:
#         - path: destination_config.on_failure.destination_arn
#           value: "${aws_sqs_queue.example.arn}"
no_failure_destination contains ["destination_config", "on_failure", "destination_arn"] if {
	value.is_set(input, "starting_position")
	not input.destination_config.on_failure.destination_arn
}
