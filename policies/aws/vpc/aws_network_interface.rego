# METADATA
# title: Elastic network interfaces
# scope: package
package parapet.aws_network_interface

# METADATA
# title: Network interface forwards traffic that is not addressed to it
# description: >-
#   Without the source and destination check an interface can pass on, and so intercept, traffic
#   of others. Only network appliances need that.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
# custom:
#   id: aws-network-interface-source-dest-check-off
#   severity: low
#   category: network
#   controls:
#     aws-fsbp: [EC2.180]
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Check source and destination
#       unsafe: an instance that translates or inspects traffic no longer forwards it
#       set:
#         - {path: source_dest_check, value: true}
source_dest_check_off contains ["source_dest_check"] if input.source_dest_check == false
