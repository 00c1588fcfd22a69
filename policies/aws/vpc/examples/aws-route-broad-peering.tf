resource "aws_route" "bad" {
  route_table_id            = "rtb-0123456789abcdef0"
  destination_cidr_block    = "0.0.0.0/0" # want "aws-route-broad-peering"
  vpc_peering_connection_id = "pcx-0123456789abcdef0"
}

resource "aws_route" "good" {
  route_table_id            = "rtb-0123456789abcdef0"
  destination_cidr_block    = "10.30.4.0/24"
  vpc_peering_connection_id = "pcx-0123456789abcdef0"
}
