resource "aws_vpn_connection" "bad" { # want "aws-vpn-connection-ikev1"
  customer_gateway_id  = "cgw-0123456789abcdef0"
  vpn_gateway_id       = "vgw-0123456789abcdef0"
  type                 = "ipsec.1"
  tunnel1_ike_versions = ["ikev2"]
  tunnel2_ike_versions = ["ikev2"]
}

resource "aws_vpn_connection" "good" {
  customer_gateway_id = "cgw-0123456789abcdef0"
  vpn_gateway_id      = "vgw-0123456789abcdef0"
  type                = "ipsec.1"

  tunnel1_ike_versions = ["ikev2"]
  tunnel2_ike_versions = ["ikev2"]
}
