# METADATA
# title: VPC block public access
# scope: package
package parapet.aws_vpc_block_public_access_options

# METADATA
# title: Internet traffic of the region is not blocked
# description: >-
#   The option stops traffic between VPCs and internet gateways whatever route tables and
#   security groups say. Block ingress or both directions, and exclude the VPCs that face the
#   internet by design.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html
# custom:
#   id: aws-vpc-block-public-access-options-off
#   severity: info
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.172]
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Block ingress from the internet
#       unsafe: public services of the region are cut off unless excluded
#       set: [{path: internet_gateway_block_mode, value: block-ingress}]
off contains ["internet_gateway_block_mode"] if {
	not object.get(input, "internet_gateway_block_mode", "off") in {"block-bidirectional", "block-ingress"}
}
