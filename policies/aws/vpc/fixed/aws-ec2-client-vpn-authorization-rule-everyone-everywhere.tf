resource "aws_ec2_client_vpn_authorization_rule" "bad" {
  client_vpn_endpoint_id = "cvpn-endpoint-0123456789abcdef0"
  target_network_cidr    = "0.0.0.0/0"
  access_group_id        = "S-1-5-21-1234567890-1234567890-1234567890-1234"
}

resource "aws_ec2_client_vpn_authorization_rule" "good" {
  client_vpn_endpoint_id = "cvpn-endpoint-0123456789abcdef0"
  target_network_cidr    = "10.20.4.0/24"
  access_group_id        = "S-1-5-21-1-2-3-1104"
}
