# METADATA
# title: Block of public access for Amazon EMR
# scope: package
package parapet.aws_emr_block_public_access_configuration

# METADATA
# title: EMR clusters may have security groups that are open to the internet
# description: >-
#   With the block, which is on by default, a cluster whose security groups let the
#   whole internet in on other than the permitted ports does not start.
# related_resources:
#   - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-block-public-access.html
# custom:
#   id: aws-emr-block-public-access-configuration-off
#   severity: high
#   category: network
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EMR.2]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV_AWS_390]
#   remedies:
#     - title: Block public access
#       set: [{path: block_public_security_group_rules, value: true}]
off contains ["block_public_security_group_rules"] if input.block_public_security_group_rules == false
