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
	endswith(rule[name][i], "/0")
} | {[name] |
	some name in ["cidr_block", "ipv6_cidr_block"]
	endswith(rule[name], "/0")
}

# from_world(rule): one of the rule's ranges holds every address.
from_world(rule) if endswith(rule.cidr_blocks[_], "/0")

from_world(rule) if endswith(rule.ipv6_cidr_blocks[_], "/0")

from_world(rule) if endswith(rule.cidr_block, "/0")

from_world(rule) if endswith(rule.ipv6_cidr_block, "/0")

# protocol_forms holds the ways to write a protocol: by name or IANA's number.
protocol_forms := {
	"icmp": {"icmp", "ICMP", "1", 1},
	"icmpv6": {"icmpv6", "ICMPV6", "58", 58},
	"tcp": {"tcp", "TCP", "6", 6},
	"udp": {"udp", "UDP", "17", 17},
}

# all_protocols(rule): the rule is for every protocol, and so for every port. The
# ways to write that are repeated below, since a literal costs less than a name.
all_protocols(rule) if rule.protocol in {"-1", -1, "all", "ALL"}

# has_protocol(rule, protocol): the rule is for "tcp", "udp", "icmp" or "icmpv6",
# or for all.
has_protocol(rule, protocol) if rule.protocol in protocol_forms[protocol]

has_protocol(rule, _) if rule.protocol in {"-1", -1, "all", "ALL"}

# covers_port(rule, protocol, port): the rule lets a port of a protocol through.
covers_port(rule, protocol, port) if {
	rule.from_port <= port
	rule.to_port >= port
	rule.protocol in protocol_forms[protocol]
}

covers_port(rule, _, _) if rule.protocol in {"-1", -1, "all", "ALL"}

# covers_any_port(rule, protocol, ports): the rule lets one of the ports through.
covers_any_port(rule, protocol, ports) if {
	rule.protocol in protocol_forms[protocol]
	some port in ports
	rule.from_port <= port
	rule.to_port >= port
}

covers_any_port(rule, _, _) if rule.protocol in {"-1", -1, "all", "ALL"}

# all_ports(rule): the rule lets every port of its protocol through.
all_ports(rule) if rule.protocol in {"-1", -1, "all", "ALL"}

all_ports(rule) if {
	rule.from_port <= 1
	rule.to_port >= 65535
}
