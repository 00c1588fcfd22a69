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
public contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}
