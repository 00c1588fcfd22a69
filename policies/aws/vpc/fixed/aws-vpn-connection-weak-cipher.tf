resource "aws_vpn_connection" "bad" {
  customer_gateway_id = "cgw-0123456789abcdef0"
  vpn_gateway_id      = "vgw-0123456789abcdef0"
  type                = "ipsec.1"

  tunnel1_phase1_dh_group_numbers     = [14, 15, 16, 19, 20, 21]             # want "aws-vpn-connection-weak-cipher"
  tunnel1_phase1_integrity_algorithms = ["SHA2-256", "SHA2-384", "SHA2-512"] # want "aws-vpn-connection-weak-cipher"
  tunnel1_phase2_integrity_algorithms = ["SHA2-256", "SHA2-384", "SHA2-512"]
  tunnel1_phase2_dh_group_numbers     = [14, 15, 16, 19, 20, 21]
  tunnel2_phase1_integrity_algorithms = ["SHA2-256", "SHA2-384", "SHA2-512"]
  tunnel2_phase1_dh_group_numbers     = [14, 15, 16, 19, 20, 21]
  tunnel2_phase2_integrity_algorithms = ["SHA2-256", "SHA2-384", "SHA2-512"]
  tunnel2_phase2_dh_group_numbers     = [14, 15, 16, 19, 20, 21]
}

resource "aws_vpn_connection" "good" {
  customer_gateway_id = "cgw-0123456789abcdef0"
  vpn_gateway_id      = "vgw-0123456789abcdef0"
  type                = "ipsec.1"

  tunnel1_phase1_dh_group_numbers     = [20]
  tunnel1_phase1_integrity_algorithms = ["SHA2-256"]
}
