# METADATA
# title: Client VPN authorisation rules
# scope: package
package parapet.aws_ec2_client_vpn_authorization_rule

# METADATA
# title: Client VPN lets every user reach every network
# description: >-
#   The rule makes the VPN an open door behind the sign-in: one stolen laptop reaches everything
#   that is routed. Authorise groups for the networks that they work with.
# related_resources:
#   - https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html
# custom:
#   id: aws-ec2-client-vpn-authorization-rule-everyone-everywhere
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
everyone_everywhere contains ["authorize_all_groups"] if {
	input.authorize_all_groups
	endswith(input.target_network_cidr, "/0")
}
