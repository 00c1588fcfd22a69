resource "aws_ec2_transit_gateway" "bad" {
  auto_accept_shared_attachments = "disable" # want "aws-ec2-transit-gateway-auto-accept"
}

resource "aws_ec2_transit_gateway" "good" {
  description = "Backbone"
}
