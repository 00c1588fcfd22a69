resource "aws_cloudwatch_log_destination" "bad" {
  name       = "bad"
  role_arn   = "arn:aws:iam::123456789012:role/logs"
  target_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/logs"
}

resource "aws_cloudwatch_log_destination_policy" "bad" {
  destination_name = aws_cloudwatch_log_destination.bad.name
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*" # want "aws-cloudwatch-log-destination-public-policy"
      Action    = "logs:PutSubscriptionFilter"
      Resource  = "arn:aws:logs:eu-central-1:123456789012:destination:central"
      Condition = {
        StringEquals = {
          "aws:PrincipalOrgID" = "o-a1b2c3d4e5"
        }
      }
    }]
  })
}

resource "aws_cloudwatch_log_destination" "good" {
  name       = "good"
  role_arn   = "arn:aws:iam::123456789012:role/logs"
  target_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/logs"
}

resource "aws_cloudwatch_log_destination_policy" "good" {
  destination_name = aws_cloudwatch_log_destination.good.name
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "210987654321" }
      Action    = "logs:PutSubscriptionFilter"
      Resource  = "arn:aws:logs:eu-central-1:123456789012:destination:central"
    }]
  })
}
