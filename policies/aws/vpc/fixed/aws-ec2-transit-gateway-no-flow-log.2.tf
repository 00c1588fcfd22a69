resource "aws_ec2_transit_gateway" "bad" { # want "aws-ec2-transit-gateway-no-flow-log"
  description = "Backbone"
}

resource "aws_flow_log" "bad" {
  transit_gateway_id       = aws_ec2_transit_gateway.bad.id
  max_aggregation_interval = 60
  log_destination_type     = "s3"
  log_destination          = aws_s3_bucket.logs.arn
}

resource "aws_ec2_transit_gateway" "good" {
  description = "Backbone"
}

resource "aws_flow_log" "good" {
  transit_gateway_id       = aws_ec2_transit_gateway.good.id
  log_destination          = "arn:aws:s3:::example-flow-logs"
  log_destination_type     = "s3"
  max_aggregation_interval = 60
}
