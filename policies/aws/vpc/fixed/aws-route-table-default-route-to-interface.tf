resource "aws_route_table" "bad" {
  vpc_id = "vpc-0123456789abcdef0"

  route {
    cidr_block     = "0.0.0.0/0" # want "aws-route-table-default-route-to-interface"
    nat_gateway_id = aws_nat_gateway.example.id
  }
}

resource "aws_route_table" "good" {
  vpc_id = "vpc-0123456789abcdef0"

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = "nat-0123456789abcdef0"
  }
}
