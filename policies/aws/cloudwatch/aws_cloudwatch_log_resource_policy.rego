# METADATA
# title: Amazon CloudWatch Logs resource policies
# scope: package
package parapet.aws_cloudwatch_log_resource_policy

import data.parapet.lib.iam

# METADATA
# title: Everybody may use the account's log groups
# description: >-
#   A resource policy of CloudWatch Logs lets services and other accounts write to log groups.
#   With a wildcard principal and no condition strangers can, too.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
# custom:
#   id: aws-cloudwatch-log-resource-policy-public
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: "arn:aws:iam::111122223333:root"}
#           ask: the accounts that need access
#     - title: Restrict the statement to the organization
#       unsafe: principals outside the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: o-a1b2c3d4e5
#           ask: the id of your organization
public contains ["policy_document", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy_document)
	iam.is_public(s)
}
