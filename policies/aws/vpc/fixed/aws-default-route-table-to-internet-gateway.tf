resource "aws_default_route_table" "bad" {
  default_route_table_id = "rtb-0123456789abcdef0"

  route {
    cidr_block     = "0.0.0.0/0" # want "aws-default-route-table-to-internet-gateway"
    nat_gateway_id = aws_nat_gateway.example.id
  }
}

resource "aws_default_route_table" "good" {
  default_route_table_id = "rtb-0123456789abcdef1"
  route                  = []
}
