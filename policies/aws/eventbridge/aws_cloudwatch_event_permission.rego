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
#   remedies:
#     - title: Name the account
#       unsafe: other accounts can no longer send events
#       set: [{path: principal, value: "111122223333", ask: the account that sends events}]
#     - title: Restrict to the organization
#       unsafe: accounts outside the organization can no longer send events
#       set:
#         - {path: condition.key, value: "aws:PrincipalOrgID"}
#         - {path: condition.type, value: StringEquals}
#         - {path: condition.value, value: o-a1b2c3d4e5, ask: the id of your organization}
public contains [["principal"], ["condition"]] if {
	input.principal == "*"
	not input.condition
}
