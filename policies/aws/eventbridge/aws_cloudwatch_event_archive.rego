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
#     - title: Encrypt with a key of the account
#       set:
#         - {path: kms_key_identifier, value: "${aws_kms_key.this.arn}"}
no_cmk contains ["kms_key_identifier"] if not value.is_set(input, "kms_key_identifier")
