# METADATA
# title: Permissions on the event buses of Amazon EventBridge
# scope: package
package parapet.aws_cloudwatch_event_permission

# METADATA
# title: Event bus takes events from every account
# description: >-
#   The principal "*" without a condition lets any AWS account put events on the bus.
#   Name the account, or add the condition on the organization.
# related_resources:
#   - https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-permissions-manage.html
# custom:
#   id: aws-cloudwatch-event-permission-public
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
public contains [["principal"], ["condition"]] if {
	input.principal == "*"
	not input.condition
}
