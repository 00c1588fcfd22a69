resource "aws_route" "bad" {
  route_table_id         = "rtb-0123456789abcdef0"
  destination_cidr_block = "0.0.0.0/0" # want "aws-route-default-to-interface"
  network_interface_id   = "eni-0123456789abcdef0"
}

resource "aws_route" "good" {
  route_table_id         = "rtb-0123456789abcdef0"
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = "nat-0123456789abcdef0"
}
