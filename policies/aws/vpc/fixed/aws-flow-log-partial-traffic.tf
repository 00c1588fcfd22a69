resource "aws_flow_log" "bad" {
  vpc_id               = "vpc-0123456789abcdef0"
  traffic_type         = "ALL" # want "aws-flow-log-partial-traffic"
  log_destination      = "arn:aws:s3:::example-flow-logs"
  log_destination_type = "s3"
}

resource "aws_flow_log" "good" {
  vpc_id               = "vpc-0123456789abcdef0"
  traffic_type         = "ALL"
  log_destination      = "arn:aws:s3:::example-flow-logs"
  log_destination_type = "s3"
}
