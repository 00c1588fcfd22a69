resource "aws_ec2_transit_gateway" "bad" { # want "aws-ec2-transit-gateway-default-propagation"
  description                     = "Backbone"
  default_route_table_propagation = "disable"
}

resource "aws_ec2_transit_gateway" "good" {
  description                     = "Backbone"
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
}
