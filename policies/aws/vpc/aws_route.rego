# METADATA
# title: Routes
# scope: package
package parapet.aws_route

# METADATA
# title: Route through a peering connection is wider than the peer needs
# description: >-
#   A peering connection joins two networks of different trust. A route for the whole address
#   space or an entire private range lets each host reach, and answer, all of the other side:
#   route the subnets that need it.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/peering/peering-configurations-partial-access.html
# custom:
#   id: aws-route-broad-peering
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     cis-aws-3.0: ["5.5"]
#     cis-aws-5.0: ["5.6"]
#     nist-800-53-r5: [SC-7]
#   aliases: [CKV2_AWS_44]
broad_peering contains [name] if {
	input.vpc_peering_connection_id
	some name in ["destination_cidr_block", "destination_ipv6_cidr_block"]
	broad(input[name])
}

# METADATA
# title: Default route goes through a single instance
# description: >-
#   A NAT instance is one machine that must be patched, scaled and replaced by hand, and that
#   sees all outgoing traffic. NAT gateways are managed and redundant within their zone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-comparison.html
# custom:
#   id: aws-route-default-to-interface
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   aliases: [CKV2_AWS_35]
default_to_interface contains [name] if {
	some name in ["destination_cidr_block", "destination_ipv6_cidr_block"]
	endswith(input[name], "/0")
	some target in ["network_interface_id", "instance_id"]
	input[target]
}

# METADATA
# title: Default route leads to the internet
# description: >-
#   A default route to an internet gateway makes every subnet of its table public. That is right
#   for load balancers and NAT gateways alone; workloads belong into subnets that leave through
#   a NAT gateway.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
# custom:
#   id: aws-route-to-internet-gateway
#   severity: info
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
to_internet_gateway contains [name] if {
	some name in ["destination_cidr_block", "destination_ipv6_cidr_block"]
	endswith(input[name], "/0")
	internet_gateway(input.gateway_id)
}

# A VPC holds at most a /16 of IPv4 addresses in one block.
broad(cidr) if {
	regex.match(`^[0-9.]+/[0-9]+$`, cidr)
	to_number(split(cidr, "/")[1]) < 16
}

broad("::/0")

internet_gateway(id) if startswith(id, "igw-")

internet_gateway(id) if contains(id, "aws_internet_gateway.")
