# METADATA
# title: Subnets of Amazon VPCs
# scope: package
package parapet.aws_subnet

# METADATA
# title: Subnet gives every instance a public IP address
# description: >-
#   In such a subnet an instance faces the internet unless its owner thought of saying no.
#   Assign addresses to the few that need one, and let load balancers and NAT gateways serve the
#   rest.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html
# custom:
#   id: aws-subnet-public-ip
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.15]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV_AWS_130, 52f04a44-6bfa-4c41-b1d3-4ae99a2de05c, b3de4e4c-14be-4159-b99d-9ad194365e4c,
#     AWS-0164, AVD-AWS-0164]
#   remedies:
#     - title: Do not assign public addresses
#       unsafe: new instances get no public address
#       set:
#         - {path: map_public_ip_on_launch, value: false}
public_ip contains ["map_public_ip_on_launch"] if input.map_public_ip_on_launch

# METADATA
# title: Subnet gives every interface an IPv6 address
# description: >-
#   IPv6 addresses are public, and a route to an internet gateway makes each interface reachable
#   that a security group lets in. Assign them where a workload needs them, or route through an
#   egress-only gateway.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html
# custom:
#   id: aws-subnet-ipv6-address
#   severity: low
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Do not assign IPv6 addresses
#       unsafe: new interfaces get no IPv6 address
#       set:
#         - {path: assign_ipv6_address_on_creation, value: false}
ipv6_address contains ["assign_ipv6_address_on_creation"] if {
	input.assign_ipv6_address_on_creation
	not input.ipv6_native
}
