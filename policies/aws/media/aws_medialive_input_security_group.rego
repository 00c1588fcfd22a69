# METADATA
# title: Input security groups of AWS Elemental MediaLive
# scope: package
package parapet.aws_medialive_input_security_group

# METADATA
# title: Every address may push into the live channel
# description: >-
#   A whitelist with 0.0.0.0/0 lets strangers send their own stream to the input.
# related_resources:
#   - https://docs.aws.amazon.com/medialive/latest/ug/working-with-input-security-groups.html
# custom:
#   id: aws-medialive-input-security-group-open
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Restrict to networks of yours
#       unsafe: pushes from elsewhere are refused
#       set:
#         - {path: ".", value: 203.0.113.0/24, ask: the networks of your encoders}
open contains ["whitelist_rules", i, "cidr"] if {
	some i, rule in input.whitelist_rules
	endswith(rule.cidr, "/0")
}
