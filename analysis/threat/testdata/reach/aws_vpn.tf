# Networks outside of the cloud, behind VPN connections.
# https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-static-dynamic.html
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_security_group" "g" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["192.168.0.0/16"]
  }
  ingress {
    from_port   = 3389
    to_port     = 3389
    protocol    = "tcp"
    cidr_blocks = ["172.16.0.0/12"]
  }
}
resource "aws_instance" "a" {
  subnet_id              = aws_subnet.a.id
  vpc_security_group_ids = [aws_security_group.g.id]
}
resource "aws_customer_gateway" "office" {
  bgp_asn    = 65000
  ip_address = "198.51.100.7"
  type       = "ipsec.1"
}

# ---- a connection to the VPC's gateway, without a route back
resource "aws_vpn_gateway" "v" { vpc_id = aws_vpc.main.id }
resource "aws_vpn_connection" "office" {
  vpn_gateway_id      = aws_vpn_gateway.v.id
  customer_gateway_id = aws_customer_gateway.office.id
  type                = "ipsec.1"
  static_routes_only  = true
}
resource "aws_vpn_connection_route" "office" {
  destination_cidr_block = "192.168.0.0/16"
  vpn_connection_id      = aws_vpn_connection.office.id
}

# ---- with a route that is written
#> premises aws_vpn_connection.office -> aws_instance.a tcp 22
resource "aws_vpn_gateway" "v" { vpc_id = aws_vpc.main.id }
resource "aws_vpn_connection" "office" {
  vpn_gateway_id      = aws_vpn_gateway.v.id
  customer_gateway_id = aws_customer_gateway.office.id
  type                = "ipsec.1"
  static_routes_only  = true
}
resource "aws_vpn_connection_route" "office" {
  destination_cidr_block = "192.168.0.0/16"
  vpn_connection_id      = aws_vpn_connection.office.id
}
resource "aws_route" "back" {
  route_table_id         = aws_vpc.main.main_route_table_id
  destination_cidr_block = "192.168.0.0/16"
  gateway_id             = aws_vpn_gateway.v.id
}

# ---- with routes that are propagated, of a peer that tells its own
#> premises aws_vpn_connection.office -> aws_instance.a tcp 22, tcp 3389
resource "aws_vpn_gateway" "v" {}
resource "aws_vpn_gateway_attachment" "v" {
  vpc_id         = aws_vpc.main.id
  vpn_gateway_id = aws_vpn_gateway.v.id
}
resource "aws_vpn_connection" "office" {
  vpn_gateway_id      = aws_vpn_gateway.v.id
  customer_gateway_id = aws_customer_gateway.office.id
  type                = "ipsec.1"
}
resource "aws_route_table" "t" {
  vpc_id           = aws_vpc.main.id
  propagating_vgws = [aws_vpn_gateway.v.id]
}
resource "aws_route_table_association" "t" {
  subnet_id      = aws_subnet.a.id
  route_table_id = aws_route_table.t.id
}

# ---- over a transit gateway
#> premises aws_vpn_connection.office -> aws_instance.a tcp 22, tcp 3389
resource "aws_ec2_transit_gateway" "t" {}
resource "aws_ec2_transit_gateway_vpc_attachment" "a" {
  transit_gateway_id = aws_ec2_transit_gateway.t.id
  vpc_id             = aws_vpc.main.id
  subnet_ids         = [aws_subnet.a.id]
}
resource "aws_vpn_connection" "office" {
  transit_gateway_id  = aws_ec2_transit_gateway.t.id
  customer_gateway_id = aws_customer_gateway.office.id
  type                = "ipsec.1"
}
resource "aws_route" "back" {
  route_table_id         = aws_vpc.main.main_route_table_id
  destination_cidr_block = "0.0.0.0/0"
  transit_gateway_id     = aws_ec2_transit_gateway.t.id
}

# ---- over one that has no table for it
resource "aws_ec2_transit_gateway" "t" { default_route_table_association = "disable" }
resource "aws_ec2_transit_gateway_vpc_attachment" "a" {
  transit_gateway_id = aws_ec2_transit_gateway.t.id
  vpc_id             = aws_vpc.main.id
  subnet_ids         = [aws_subnet.a.id]
}
resource "aws_vpn_connection" "office" {
  transit_gateway_id  = aws_ec2_transit_gateway.t.id
  customer_gateway_id = aws_customer_gateway.office.id
  type                = "ipsec.1"
}
resource "aws_route" "back" {
  route_table_id         = aws_vpc.main.main_route_table_id
  destination_cidr_block = "0.0.0.0/0"
  transit_gateway_id     = aws_ec2_transit_gateway.t.id
}
