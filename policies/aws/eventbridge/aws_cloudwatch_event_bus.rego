# METADATA
# title: Amazon EventBridge buses
# scope: package
package parapet.aws_cloudwatch_event_bus

import data.parapet.lib.iam

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
#   controls:
#     aws-fsbp: ["EventBridge.3"]
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}
