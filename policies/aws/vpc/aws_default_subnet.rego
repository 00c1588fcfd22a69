# METADATA
# title: Default subnets
# scope: package
package parapet.aws_default_subnet

# METADATA
# title: Default subnet gives every instance a public IP address
# description: >-
#   Default subnets assign public addresses unless told otherwise, so that each instance faces
#   the internet. Switch that off, or use subnets of a VPC of your own.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
# custom:
#   id: aws-default-subnet-public-ip
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Do not assign public addresses
#       unsafe: new instances get no public address
#       set:
#         - {path: map_public_ip_on_launch, value: false}
public_ip contains ["map_public_ip_on_launch"] if not input.map_public_ip_on_launch == false
