resource "aws_cloudwatch_log_destination_policy" "bad" {
  destination_name = "central"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "210987654321" }
      Action    = "logs:*" # want "aws-cloudwatch-log-destination-policy-wildcard-action"
      Resource  = "arn:aws:logs:eu-central-1:123456789012:destination:central"
    }]
  })
}

resource "aws_cloudwatch_log_destination_policy" "good" {
  destination_name = "central"
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
