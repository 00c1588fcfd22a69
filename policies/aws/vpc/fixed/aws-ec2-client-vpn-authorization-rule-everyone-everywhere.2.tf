resource "aws_ec2_client_vpn_authorization_rule" "bad" {
  client_vpn_endpoint_id = "cvpn-endpoint-0123456789abcdef0"
  target_network_cidr    = "10.0.0.0/24"
  authorize_all_groups   = true # want "aws-ec2-client-vpn-authorization-rule-everyone-everywhere"
}

resource "aws_ec2_client_vpn_authorization_rule" "good" {
  client_vpn_endpoint_id = "cvpn-endpoint-0123456789abcdef0"
  target_network_cidr    = "10.20.4.0/24"
  access_group_id        = "S-1-5-21-1-2-3-1104"
}
