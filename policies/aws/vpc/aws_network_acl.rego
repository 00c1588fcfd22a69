# METADATA
# title: Amazon VPC network ACLs
# scope: package
package parapet.aws_network_acl

import data.parapet.lib.net

# METADATA
# title: Network ACL opens SSH to the whole internet
# description: >-
#   The ACL is the last line where a security group is too wide. Without a rule for
#   administrators' ranges it lets the scanners of the whole internet knock on port 22.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
# custom:
#   id: aws-network-acl-ssh-open
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     cis-aws-3.0: ["5.1"]
#     cis-aws-5.0: ["5.2"]
#     aws-fsbp: [EC2.21]
#     nist-800-53-r5: [SC-7]
#   aliases: [3af7f2fd-06e6-4dab-b996-2912bea19ba4, FG_R00357, AWS-0105, AVD-AWS-0105, CKV_AWS_232]
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
# title: Network ACL opens RDP to the whole internet
# description: >-
#   The ACL is the last line where a security group is too wide. Allow port 3389 from
#   administrators' ranges alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
# custom:
#   id: aws-network-acl-rdp-open
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     cis-aws-3.0: ["5.1"]
#     cis-aws-5.0: ["5.2"]
#     aws-fsbp: [EC2.21]
#     nist-800-53-r5: [SC-7]
#   aliases: [a20be318-cac7-457b-911d-04cc6e812c25, FG_R00359, CKV_AWS_231]
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
# title: Network ACL opens FTP to the whole internet
# description: >-
#   FTP sends passwords and files in clear text. Allow ports 20 and 21 from nowhere, or from
#   known ranges alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
# custom:
#   id: aws-network-acl-ftp-open
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [CKV_AWS_229, CKV_AWS_230]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks that need access}
#     - title: Remove the rule
#       unsafe: traffic that no other rule allows is cut
#       remove: [".."]
ftp_open contains path if some path in world_rules("ingress", 20)

ftp_open contains path if some path in world_rules("ingress", 21)

# METADATA
# title: Network ACL lets everything in from the whole internet
# description: >-
#   An ACL that allows every port from every address filters nothing, and a mistake in a
#   security group is no longer caught. Allow the ports that the subnets serve, and ephemeral
#   ports for answers.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
# custom:
#   id: aws-network-acl-ingress-all-ports
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     cis-aws-3.0: ["5.1"]
#     cis-aws-5.0: ["5.2"]
#     nist-800-53-r5: [SC-7]
#   aliases: [CKV_AWS_352, AWS-0102, AVD-AWS-0102]
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
# title: Network ACL lets everything out to the whole internet
# description: >-
#   Without a filter on the way out an intruder can report home and carry data away over any
#   port. Allow the ports that the subnets need, and ephemeral ports for answers.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
# custom:
#   id: aws-network-acl-egress-all-ports
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

# METADATA
# title: Network ACL rule allows every protocol
# description: >-
#   For protocol -1 the ports of a rule are ignored: all of them are open. Name TCP, UDP or
#   ICMP, and the ports.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
# custom:
#   id: aws-network-acl-all-protocols
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [03879981-efa2-47a0-a818-c843e1441b88, f57f849c-883b-4cb7-85e7-f7b199dff163]
#   remedies:
#     - title: Allow a port of TCP
#       unsafe: other traffic is cut
#       set:
#         - {path: ".", value: tcp, ask: the protocol that is needed}
#         - {path: ../from_port, value: 443, ask: the first port that is needed}
#         - {path: ../to_port, value: 443, ask: the last port that is needed}
all_protocols contains [direction, i, "protocol"] if {
	some direction in ["ingress", "egress"]
	some i, rule in input[direction]
	lower(rule.action) == "allow"
	net.all_protocols(rule)
}

# METADATA
# title: Network ACL denies what an earlier rule has allowed
# description: >-
#   Rules are tried in the order of their numbers and the first that matches decides. Behind one
#   that allows everything from everywhere a deny never takes effect: give it a lower number.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
# custom:
#   id: aws-network-acl-ineffective-deny
#   severity: medium
#   category: network
#   cwe: [CWE-561]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [2623d682-dccb-44cd-99d0-54d9fd62f8f2]
#   remedies:
#     - title: Deny before the rule that allows
#       unsafe: traffic that the rule denies is cut
#       set:
#         - {path: ".", value: 1, ask: a number below that of the rule that allows}
ineffective_deny contains [direction, i, "rule_no"] if {
	some direction in ["ingress", "egress"]
	some i, rule in input[direction]
	lower(rule.action) == "deny"
	some earlier in input[direction]
	lower(earlier.action) == "allow"
	earlier.rule_no < rule.rule_no
	net.all_ports(earlier)
	count(net.world_sources(earlier)) > 0
	same_family(earlier, rule)
}

# METADATA
# title: Network ACL has two rules of one number
# description: >-
#   Within a direction each number exists once: of two rules that share it one replaces the
#   other or fails to apply, and what was meant to be denied may pass. Number rules in steps.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
# custom:
#   id: aws-network-acl-duplicate-rule-number
#   severity: medium
#   category: network
#   cwe: [CWE-561]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [045ddb54-cfc5-4abb-9e05-e427b2bc96fe, 77b6f1e2-bde4-4a6a-ae7e-a40659ff1576]
#   remedies:
#     - title: Give the rule a number of its own
#       set:
#         - {path: ".", value: 900, ask: a number that no other rule of the direction has}
duplicate_rule_number contains [direction, i, "rule_no"] if {
	some direction in ["ingress", "egress"]
	some i, rule in input[direction]
	some j, earlier in input[direction]
	j < i
	earlier.rule_no == rule.rule_no
}

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

same_family(a, b) if {
	a.cidr_block
	b.cidr_block
}

same_family(a, b) if {
	a.ipv6_cidr_block
	b.ipv6_cidr_block
}
