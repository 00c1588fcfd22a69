# METADATA
# title: IP access of Amazon WorkSpaces Secure Browser
# scope: package
package parapet.aws_workspacesweb_ip_access_settings

# METADATA
# title: Portal may be used from every address
# description: >-
#   A rule for 0.0.0.0/0 makes the restriction void.
# related_resources:
#   - https://docs.aws.amazon.com/workspaces-web/latest/adminguide/ip-access-controls.html
# custom:
#   id: aws-workspacesweb-ip-access-settings-open
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Restrict to networks of yours
#       unsafe: users elsewhere cannot sign in
#       set:
#         - {path: ".", value: 203.0.113.0/24, ask: the networks of your users}
open contains ["ip_rule", i, "ip_range"] if {
	some i, rule in input.ip_rule
	endswith(rule.ip_range, "/0")
}
