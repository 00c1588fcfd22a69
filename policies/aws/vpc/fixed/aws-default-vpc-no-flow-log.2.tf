resource "aws_default_vpc" "bad" { # want "aws-default-vpc-no-flow-log"
  tags = {
    Name = "Default VPC"
  }
}

resource "aws_flow_log" "bad" {
  vpc_id               = aws_default_vpc.bad.id
  traffic_type         = "ALL"
  log_destination_type = "s3"
  log_destination      = aws_s3_bucket.logs.arn
}

resource "aws_default_vpc" "good" {
  tags = {
    Name = "Default VPC with a flow log"
  }
}

resource "aws_flow_log" "good" {
  vpc_id               = aws_default_vpc.good.id
  traffic_type         = "ALL"
  log_destination      = "arn:aws:s3:::example-flow-logs"
  log_destination_type = "s3"
}
