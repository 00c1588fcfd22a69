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
#   remedies:
#     - title: Authorise one group
#       unsafe: replaces the rule; users outside of the group lose access
#       set:
#         - path: access_group_id
#           value: S-1-5-21-1234567890-1234567890-1234567890-1234
#           ask: the group that needs access
#       remove: [authorize_all_groups]
#     - title: Authorise one network
#       unsafe: replaces the rule; users can no longer reach other networks
#       set:
#         - {path: target_network_cidr, value: 10.0.0.0/24, ask: the network that users need}
everyone_everywhere contains ["authorize_all_groups"] if {
	input.authorize_all_groups
	endswith(input.target_network_cidr, "/0")
}
