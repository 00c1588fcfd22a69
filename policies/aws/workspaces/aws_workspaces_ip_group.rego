# METADATA
# title: IP access control groups of Amazon WorkSpaces
# scope: package
package parapet.aws_workspaces_ip_group

import data.parapet.lib.net

# METADATA
# title: IP access control group admits the whole internet
# description: >-
#   A group that admits every address controls nothing. List the ranges that people work from.
# related_resources:
#   - https://docs.aws.amazon.com/workspaces/latest/adminguide/amazon-workspaces-ip-access-control-groups.html
# custom:
#   id: aws-workspaces-ip-group-world
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Restrict to networks of yours
#       unsafe: users elsewhere cannot sign in
#       set:
#         - {path: ".", value: 203.0.113.0/24, ask: the networks of your users}
world contains ["rules", i, "source"] if {
	some i, rule in input.rules
	net.is_world(rule.source)
}
