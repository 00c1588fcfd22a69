resource "aws_route_table" "bad" {
  vpc_id = "vpc-0123456789abcdef0"

  route {
    cidr_block                = "10.20.0.0/16" # want "aws-route-table-broad-peering-route"
    vpc_peering_connection_id = "pcx-0123456789abcdef0"
  }
}

resource "aws_route" "bad" {
  route_table_id            = aws_route_table.separate.id
  destination_cidr_block    = "10.20.0.0/16" # want "aws-route-table-broad-peering-route"
  vpc_peering_connection_id = "pcx-0123456789abcdef0"
}

resource "aws_route_table" "separate" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_route_table" "good" {
  vpc_id = "vpc-0123456789abcdef0"

  route {
    cidr_block                = "10.30.4.0/24"
    vpc_peering_connection_id = "pcx-0123456789abcdef0"
  }

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = "nat-0123456789abcdef0"
  }
}
