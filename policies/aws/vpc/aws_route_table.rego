# METADATA
# title: Route tables
# scope: package
package parapet.aws_route_table

# METADATA
# title: Route through a peering connection is wider than the peer needs
# description: >-
#   A peering connection joins two networks of different trust. A route for the whole address
#   space or an entire private range lets each host reach, and answer, all of the other side:
#   route the subnets that need it.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/peering/peering-configurations-partial-access.html
# custom:
#   id: aws-route-table-broad-peering-route
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     cis-aws-3.0: ["5.5"]
#     cis-aws-5.0: ["5.6"]
#     nist-800-53-r5: [SC-7]
#   aliases: [CKV2_AWS_44]
#   remedies:
#     - title: Route the network of the peer alone
#       unsafe: other destinations are no longer routed to the peer
#       set:
#         - {path: ".", value: 10.20.0.0/16, ask: the network of the peer}
broad_peering_route contains ["route", i, name] if {
	some i, route in input.route
	route.vpc_peering_connection_id
	some name in ["cidr_block", "ipv6_cidr_block"]
	broad(route[name])
}

# METADATA
# title: Default route goes through a single instance
# description: >-
#   A NAT instance is one machine that must be patched, scaled and replaced by hand, and that
#   sees all outgoing traffic. NAT gateways are managed and redundant within their zone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-comparison.html
# custom:
#   id: aws-route-table-default-route-to-interface
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   aliases: [CKV2_AWS_35]
#   remedies:
#     - title: Route IPv4 through a NAT gateway of the code
#       unsafe: connections get another source address
#       set:
#         - {path: ../nat_gateway_id, value: "${aws_nat_gateway.example.id}"}
#       remove: ["../instance_id", "../network_interface_id"]
default_route_to_interface contains ["route", i, name] if {
	some i, route in input.route
	some name in ["cidr_block", "ipv6_cidr_block"]
	endswith(route[name], "/0")
	some target in ["network_interface_id", "instance_id"]
	route[target]
}

# METADATA
# title: Subnets of the route table face the internet
# description: >-
#   A default route to an internet gateway makes every subnet of the table public. That is right
#   for load balancers and NAT gateways alone; workloads belong into subnets that leave through
#   a NAT gateway.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
# custom:
#   id: aws-route-table-to-internet-gateway
#   severity: info
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Route IPv4 through a NAT gateway of the code
#       unsafe: subnets of the route table can no longer be reached from the internet
#       set:
#         - {path: ../nat_gateway_id, value: "${aws_nat_gateway.example.id}"}
#       remove: ["../gateway_id"]
#     - title: Remove the route
#       unsafe: >-
#         subnets of the route table can no longer reach the internet, nor be reached from there
#       remove: [".."]
to_internet_gateway contains ["route", i, name] if {
	some i, route in input.route
	some name in ["cidr_block", "ipv6_cidr_block"]
	endswith(route[name], "/0")
	internet_gateway(route.gateway_id)
}

# A VPC holds at most a /16 of IPv4 addresses in one block.
broad(cidr) if {
	regex.match(`^[0-9.]+/[0-9]+$`, cidr)
	to_number(split(cidr, "/")[1]) < 16
}

broad("::/0")

internet_gateway(id) if startswith(id, "igw-")

internet_gateway(id) if contains(id, "aws_internet_gateway.")
