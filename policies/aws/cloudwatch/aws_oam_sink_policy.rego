# METADATA
# title: Amazon CloudWatch cross-account observability sinks
# scope: package
package parapet.aws_oam_sink_policy

import data.parapet.lib.iam

# METADATA
# title: Every account may link itself to the monitoring sink
# description: >-
#   A sink policy says whose telemetry a monitoring account takes. With a wildcard principal and
#   no condition on the organization anybody can link to it.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account-Setup.html
# custom:
#   id: aws-oam-sink-policy-public
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
#           ask: the accounts to monitor
#     - title: Restrict the statement to the organization
#       unsafe: principals outside the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: o-a1b2c3d4e5
#           ask: the id of your organization
public contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}
