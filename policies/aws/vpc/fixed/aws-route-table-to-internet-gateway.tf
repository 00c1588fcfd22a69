resource "aws_internet_gateway" "main" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_route_table" "bad" {
  vpc_id = "vpc-0123456789abcdef0"

  route {
    cidr_block     = "0.0.0.0/0" # want "aws-route-table-to-internet-gateway"
    nat_gateway_id = aws_nat_gateway.example.id
  }
}

resource "aws_route" "v6" {
  route_table_id              = "rtb-0123456789abcdef0"
  destination_ipv6_cidr_block = "::/0" # want "aws-route-table-to-internet-gateway"
  nat_gateway_id              = aws_nat_gateway.example.id
}

resource "aws_route_table" "good" {
  vpc_id = "vpc-0123456789abcdef0"

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = "nat-0123456789abcdef0"
  }
}
