# METADATA
# title: Network rules
# description: >-
#   Questions about rules that let traffic through: objects with protocol,
#   from_port, to_port and sources in cidr_blocks, ipv6_cidr_blocks (lists) or
#   cidr_block, ipv6_cidr_block (strings), as security groups and network ACLs
#   have them.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
#   - https://www.iana.org/assignments/protocol-numbers/protocol-numbers.xhtml
# scope: package
package parapet.lib.net

# is_world(cidr): the range holds every address of IPv4 or IPv6.
is_world(cidr) if endswith(cidr, "/0")

# world_sources(rule) is the set of paths, relative to the rule, of the ranges
# that hold every address: {["cidr_blocks", 0], ["ipv6_cidr_block"]}.
world_sources(rule) := {[name, i] |
	some name in ["cidr_blocks", "ipv6_cidr_blocks"]
	some i, cidr in rule[name]
	is_world(cidr)
} | {[name] |
	some name in ["cidr_block", "ipv6_cidr_block"]
	is_world(rule[name])
}

# from_world(rule): one of the rule's ranges holds every address.
from_world(rule) if count(world_sources(rule)) > 0

protocol_numbers := {"icmp": "1", "tcp": "6", "udp": "17", "icmpv6": "58"}

# all_protocols(rule): the rule is for every protocol, and so for every port.
all_protocols(rule) if lower(sprintf("%v", [rule.protocol])) in {"-1", "all"}

# has_protocol(rule, protocol): the rule is for a protocol, such as "tcp", by
# name, by number or by being for all.
has_protocol(rule, _) if all_protocols(rule)

has_protocol(rule, protocol) if lower(rule.protocol) == protocol

has_protocol(rule, protocol) if sprintf("%v", [rule.protocol]) == protocol_numbers[protocol]

# covers_port(rule, protocol, port): the rule lets a port of a protocol through.
covers_port(rule, _, _) if all_protocols(rule)

covers_port(rule, protocol, port) if {
	has_protocol(rule, protocol)
	rule.from_port <= port
	port <= rule.to_port
}

# covers_any_port(rule, protocol, ports): the rule lets one of the ports through.
covers_any_port(rule, protocol, ports) if {
	some port in ports
	covers_port(rule, protocol, port)
}

# all_ports(rule): the rule lets every port of its protocol through.
all_ports(rule) if all_protocols(rule)

all_ports(rule) if {
	rule.from_port <= 1
	rule.to_port >= 65535
}
