# METADATA
# title: Archives of Amazon EventBridge
# scope: package
package parapet.aws_cloudwatch_event_archive

import data.parapet.lib.value

# METADATA
# title: Event archive is not encrypted with a KMS key of the account
# description: >-
#   Archived events are encrypted with a key that AWS owns. A customer managed key has
#   its own policy and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/eventbridge/latest/userguide/encryption-archives.html
# custom:
#   id: aws-cloudwatch-event-archive-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with an existing customer-managed key
#       unsafe: the key's policy must let EventBridge use it
#       set: [{path: kms_key_identifier, value: "${aws_kms_key.example.arn}"}]
#     - title: Encrypt with a new customer-managed key
#       unsafe: the key's policy must let EventBridge use it
#       declare:
#         - type: aws_kms_key
#           name: events
#           set:
#             - {path: description, value: Encrypts archived events}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key_identifier, value: "${aws_kms_key.events.arn}"}]
no_cmk contains ["kms_key_identifier"] if not value.is_set(input, "kms_key_identifier")
