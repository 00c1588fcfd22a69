resource "aws_ec2_transit_gateway" "bad" { # want "aws-ec2-transit-gateway-no-flow-log"
  description = "Backbone"
}

resource "aws_flow_log" "bad" {
  transit_gateway_id       = aws_ec2_transit_gateway.bad.id
  max_aggregation_interval = 60
  log_destination          = aws_cloudwatch_log_group.flow.arn
  iam_role_arn             = aws_iam_role.flow_log.arn
}

resource "aws_cloudwatch_log_group" "flow" {
  name_prefix       = "/aws/vpc/flow-logs/"
  retention_in_days = 365
}

resource "aws_iam_role" "flow_log" {
  name_prefix = "flow-log-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "vpc-flow-logs.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "flow_log" {
  role = aws_iam_role.flow_log.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.flow.arn}:*"
      },
    ]
  })
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
