# METADATA
# title: Amazon CloudWatch Logs destinations
# scope: package
package parapet.aws_cloudwatch_log_destination

import data.parapet.lib.iam

# METADATA
# title: Everybody may send logs to the destination
# description: >-
#   A destination policy names the accounts that may subscribe their log groups to it. With a
#   wildcard principal any AWS account can flood the stream behind it or poison its contents.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CrossAccountSubscriptions.html
# custom:
#   id: aws-cloudwatch-log-destination-public-policy
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: ["db0ec4c4-852c-46a2-b4f3-7ec13cdb12a8"]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: "arn:aws:iam::111122223333:root"}
#           ask: the accounts that send logs
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
# title: Destination policy allows every action of CloudWatch Logs
# description: >-
#   Senders need logs:PutSubscriptionFilter alone. A wildcard also lets them change or delete
#   the destination.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CrossAccountSubscriptions.html
# custom:
#   id: aws-cloudwatch-log-destination-wildcard-action
#   severity: medium
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Allow subscriptions alone
#       unsafe: other actions that senders use are refused
#       set: [{path: ".", value: "logs:PutSubscriptionFilter"}]
wildcard_action contains ["policy", "Statement", i, "Action", j] if {
	some i, s in iam.allows(input.policy)
	some j in iam.wildcard_actions(s)
}
