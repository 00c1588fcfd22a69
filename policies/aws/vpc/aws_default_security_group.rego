# METADATA
# title: Default security groups of Amazon VPCs
# scope: package
package parapet.aws_default_security_group

# METADATA
# title: Default security group lets traffic through
# description: >-
#   Whatever is started without a security group of its own joins the default one. Take it over
#   without any rules, so that a forgotten group means no access instead of access among all
#   members.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
# custom:
#   id: aws-default-security-group-allows-traffic
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     cis-aws-3.0: ["5.4"]
#     cis-aws-5.0: ["5.5"]
#     aws-fsbp: [EC2.2]
#     nist-800-53-r5: [SC-7]
#   aliases: [46883ce1-dc3e-4b17-9195-c6a601624c73, "8010e17a-00e9-4635-a692-90d6bcec68bd",
#     9a4ef195-74b9-4c58-b8ed-2b2fe4353a75, ea33fcf7-394b-4d11-a228-985c5d08f205, FG_R00089, AC_AWS_0232,
#     AWS-0173, AVD-AWS-0173, CKV2_AWS_12]
#   remedies:
#     - title: Remove the rule
#       unsafe: members of the default group lose this traffic
#       remove: [".."]
allows_traffic contains [direction, i, "protocol"] if {
	some direction in ["ingress", "egress"]
	some i, _ in input[direction]
}
