# METADATA
# title: Default VPCs
# scope: package
package parapet.aws_default_vpc

# METADATA
# title: Default VPC of the region is in use
# description: >-
#   In the default VPC every subnet is public and hands out public addresses, so that whatever
#   is started there faces the internet. Build a VPC for the workload and destroy the default
#   one.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
# custom:
#   id: aws-default-vpc-used
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [CKV_AWS_148, 96ed3526-0179-4c73-b1b2-372fde2e0d13, AWS-0101, AVD-AWS-0101]
used contains []
