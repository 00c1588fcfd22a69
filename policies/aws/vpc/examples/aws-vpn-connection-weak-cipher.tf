resource "aws_vpn_connection" "bad" {
  customer_gateway_id = "cgw-0123456789abcdef0"
  vpn_gateway_id      = "vgw-0123456789abcdef0"
  type                = "ipsec.1"

  tunnel1_phase1_dh_group_numbers     = [2]      # want "aws-vpn-connection-weak-cipher"
  tunnel1_phase1_integrity_algorithms = ["SHA1"] # want "aws-vpn-connection-weak-cipher"
}

resource "aws_vpn_connection" "good" {
  customer_gateway_id = "cgw-0123456789abcdef0"
  vpn_gateway_id      = "vgw-0123456789abcdef0"
  type                = "ipsec.1"

  tunnel1_phase1_dh_group_numbers     = [20]
  tunnel1_phase1_integrity_algorithms = ["SHA2-256"]
}
