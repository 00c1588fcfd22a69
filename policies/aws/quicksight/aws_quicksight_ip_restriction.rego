# METADATA
# title: IP restrictions of Amazon QuickSight
# scope: package
package parapet.aws_quicksight_ip_restriction

# METADATA
# title: IP restriction lets in every address
# description: >-
#   A rule for 0.0.0.0/0, or a restriction that is not enabled, lets people sign in from
#   anywhere.
# related_resources:
#   - https://docs.aws.amazon.com/quicksight/latest/user/ip-restrictions.html
# custom:
#   id: aws-quicksight-ip-restriction-open
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Enforce the restriction
#       unsafe: users elsewhere are shut out
#       set:
#         - {path: enabled, value: true}
#     - title: Admit networks of yours
#       unsafe: users elsewhere are shut out
#       set:
#         - path: ip_restriction_rule_map
#           value: {203.0.113.0/24: Office}
#           ask: the networks of your users
open contains ["ip_restriction_rule_map", cidr] if {
	some cidr, _ in input.ip_restriction_rule_map
	endswith(cidr, "/0")
}

open contains ["enabled"] if input.enabled == false
