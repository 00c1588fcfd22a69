# METADATA
# title: Amazon EventBridge buses
# scope: package
package parapet.aws_cloudwatch_event_bus

import data.parapet.lib.iam
import data.parapet.lib.value

# METADATA
# title: Event bus accepts events from everybody
# description: >-
#   Strangers can feed events to your rules. Name accounts or an organization.
# related_resources:
#   - https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html
# custom:
#   id: aws-cloudwatch-event-bus-public-policy
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: ["EventBridge.3"]
#     nist-800-53-r5: [AC-3]
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}

# METADATA
# title: Event bus has no policy of its own
# description: >-
#   A custom bus without a policy is open to every identity of the account that may put
#   events. A policy says who may, and which events.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/eventbridge-controls.html#eventbridge-3
# custom:
#   id: aws-cloudwatch-event-bus-no-policy
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     aws-fsbp: [EventBridge.3]
#     nist-800-53-r5: [AC-6]
no_policy contains ["policy"] if {
	not value.is_set(input, "policy")
	not value.is_set(input, "event_source_name")
}

# METADATA
# title: Event bus is not encrypted with a KMS key of the account
# description: >-
#   Events are encrypted with a key that AWS owns. A customer managed key has its own
#   policy and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-at-rest-key-options.html
# custom:
#   id: aws-cloudwatch-event-bus-no-cmk
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
