resource "aws_vpn_connection" "bad" {
  customer_gateway_id   = "cgw-0123456789abcdef0"
  vpn_gateway_id        = "vgw-0123456789abcdef0"
  type                  = "ipsec.1"
  tunnel1_preshared_key = var.tunnel_preshared_key # want "aws-vpn-connection-literal-key"
}

variable "tunnel_preshared_key" {
  type        = string
  sensitive   = true
  description = "Pre-shared key of the VPN tunnel"
}

resource "aws_vpn_connection" "good" {
  customer_gateway_id   = "cgw-0123456789abcdef0"
  vpn_gateway_id        = "vgw-0123456789abcdef0"
  type                  = "ipsec.1"
  preshared_key_storage = "SecretsManager"
}
