# METADATA
# title: Default network ACLs of Amazon VPCs
# scope: package
package parapet.aws_default_network_acl

import data.parapet.lib.net

# METADATA
# title: Default network ACL opens SSH to the whole internet
# description: >-
#   The ACL is the last line where a security group is too wide. Without a rule for
#   administrators' ranges it lets the scanners of the whole internet knock on port 22.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
# custom:
#   id: aws-default-network-acl-ssh-open
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     cis-aws-3.0: ["5.1"]
#     cis-aws-5.0: ["5.2"]
#     aws-fsbp: [EC2.21]
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks that need access}
#     - title: Remove the rule
#       unsafe: traffic that no other rule allows is cut
#       remove: [".."]
ssh_open contains path if some path in world_rules("ingress", 22)

# METADATA
# title: Default network ACL opens RDP to the whole internet
# description: >-
#   The ACL is the last line where a security group is too wide. Allow port 3389 from
#   administrators' ranges alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
# custom:
#   id: aws-default-network-acl-rdp-open
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     cis-aws-3.0: ["5.1"]
#     cis-aws-5.0: ["5.2"]
#     aws-fsbp: [EC2.21]
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks that need access}
#     - title: Remove the rule
#       unsafe: traffic that no other rule allows is cut
#       remove: [".."]
rdp_open contains path if some path in world_rules("ingress", 3389)

# METADATA
# title: Default network ACL lets everything in from the whole internet
# description: >-
#   An ACL that allows every port from every address filters nothing, and a mistake in a
#   security group is no longer caught. Allow the ports that the subnets serve, and ephemeral
#   ports for answers.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
# custom:
#   id: aws-default-network-acl-ingress-all-ports
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks that need access}
#     - title: Remove the rule
#       unsafe: traffic that no other rule allows is cut
#       remove: [".."]
ingress_all_ports contains path if some path in world_everything("ingress")

# METADATA
# title: Default network ACL lets everything out to the whole internet
# description: >-
#   Without a filter on the way out an intruder can report home and carry data away over any
#   port. Allow the ports that the subnets need, and ephemeral ports for answers.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
# custom:
#   id: aws-default-network-acl-egress-all-ports
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Restrict the rule to destinations of yours
#       unsafe: connections to other destinations are cut
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks that are connected to}
#     - title: Remove the rule
#       unsafe: traffic that no other rule allows is cut
#       remove: [".."]
egress_all_ports contains path if some path in world_everything("egress")

# world_rules(direction, port) is the set of paths of ranges that hold every
# address, in rules that allow the TCP port and that no earlier rule denies.
world_rules(direction, port) := {path |
	some i, rule in input[direction]
	lower(rule.action) == "allow"
	net.covers_port(rule, "tcp", port)
	some source in net.world_sources(rule)
	not denied_before(direction, rule, source[0], port)
	path := array.concat([direction, i], source)
}

denied_before(direction, rule, family, port) if {
	some earlier in input[direction]
	lower(earlier.action) == "deny"
	earlier.rule_no < rule.rule_no
	net.is_world(earlier[family])
	net.covers_port(earlier, "tcp", port)
}

# world_everything(direction) is the same for rules that allow every port.
world_everything(direction) := {path |
	some i, rule in input[direction]
	lower(rule.action) == "allow"
	net.all_ports(rule)
	some source in net.world_sources(rule)
	not everything_denied_before(direction, rule, source[0])
	path := array.concat([direction, i], source)
}

everything_denied_before(direction, rule, family) if {
	some earlier in input[direction]
	lower(earlier.action) == "deny"
	earlier.rule_no < rule.rule_no
	net.is_world(earlier[family])
	net.all_ports(earlier)
}
