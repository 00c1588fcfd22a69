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
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: "arn:aws:iam::111122223333:root"}
#           ask: the accounts that send events
#     - title: Restrict the statement to the organization
#       unsafe: principals outside the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: o-a1b2c3d4e5
#           ask: the id of your organization
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
#   remedies:
#     - title: Say who may put events
#       unsafe: other accounts than those named get no access
#       satellite:
#         type: aws_cloudwatch_event_bus_policy
#         link: event_bus_name
#         attribute: name
#         set:
#           - path: policy
#             value:
#               Version: "2012-10-17"
#               Statement:
#                 - Sid: PutEvents
#                   Effect: Allow
#                   Principal: {AWS: "arn:aws:iam::111122223333:root"}
#                   Action: "events:PutEvents"
#                   Resource: "${self.arn}"
#           - path: "policy.Statement[0].Principal"
#             value: {AWS: "arn:aws:iam::111122223333:root"}
#             ask: the accounts that may send events
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
#     - title: Encrypt with an existing customer-managed key
#       unsafe: the key's policy must let EventBridge use it
#       set: [{path: kms_key_identifier, value: "${aws_kms_key.example.arn}"}]
#     - title: Encrypt with a new customer-managed key
#       unsafe: the key's policy must let EventBridge use it
#       declare:
#         - type: aws_kms_key
#           name: events
#           set:
#             - {path: description, value: Encrypts events}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key_identifier, value: "${aws_kms_key.events.arn}"}]
no_cmk contains ["kms_key_identifier"] if not value.is_set(input, "kms_key_identifier")
