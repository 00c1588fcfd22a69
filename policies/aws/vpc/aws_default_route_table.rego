# METADATA
# title: Main route tables of Amazon VPCs
# scope: package
package parapet.aws_default_route_table

# METADATA
# title: Main route table leads every subnet to the internet
# description: >-
#   Subnets without a route table of their own use the main one: with a default route to an
#   internet gateway each new subnet is public. Keep the main table local, and associate public
#   subnets with a table of their own.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
# custom:
#   id: aws-default-route-table-to-internet-gateway
#   severity: medium
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

internet_gateway(id) if startswith(id, "igw-")

internet_gateway(id) if contains(id, "aws_internet_gateway.")
