resource "aws_vpn_connection" "bad" {
  customer_gateway_id   = "cgw-0123456789abcdef0"
  vpn_gateway_id        = "vgw-0123456789abcdef0"
  type                  = "ipsec.1"
  tunnel1_preshared_key = "hK3v9sQ_xw7Tz" # want "aws-vpn-connection-literal-key"
}

resource "aws_vpn_connection" "good" {
  customer_gateway_id   = "cgw-0123456789abcdef0"
  vpn_gateway_id        = "vgw-0123456789abcdef0"
  type                  = "ipsec.1"
  preshared_key_storage = "SecretsManager"
}
