resource "aws_cloudwatch_log_resource_policy" "bad" {
  policy_name = "queries"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        AWS = "arn:aws:iam::111122223333:root"
      } # want "aws-cloudwatch-log-resource-policy-public"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = "arn:aws:logs:*:*:log-group:/aws/route53/*"
    }]
  })
}

resource "aws_cloudwatch_log_resource_policy" "good" {
  policy_name = "queries"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "route53.amazonaws.com" }
      Action    = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource  = "arn:aws:logs:*:*:log-group:/aws/route53/*"
    }]
  })
}
