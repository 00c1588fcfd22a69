resource "aws_route53_zone" "bad" { # want "aws-route53-zone-no-query-log"
  name = "example.com"
}

resource "aws_route53_query_log" "bad" {
  zone_id                  = aws_route53_zone.bad.zone_id
  cloudwatch_log_group_arn = aws_cloudwatch_log_group.dns.arn
}

resource "aws_cloudwatch_log_group" "dns" {
  name_prefix       = "/aws/route53/"
  retention_in_days = 365
}

resource "aws_cloudwatch_log_resource_policy" "dns" {
  policy_name = "route53-query-logs"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "route53.amazonaws.com"
        }
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.dns.arn}:*"
      },
    ]
  })
}

resource "aws_route53_zone" "good" {
  name = "example.org"
}

resource "aws_route53_query_log" "good" {
  zone_id                  = aws_route53_zone.good.zone_id
  cloudwatch_log_group_arn = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/route53/example.org"
}

resource "aws_route53_zone" "private" {
  name = "internal.example.com"

  vpc {
    vpc_id = "vpc-0123456789abcdef0"
  }
}
