resource "aws_cloudwatch_event_bus" "bad" { # want "aws-cloudwatch-event-bus-no-policy"
  name = "bad"
}

resource "aws_cloudwatch_event_bus_policy" "bad" {
  event_bus_name = aws_cloudwatch_event_bus.bad.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "PutEvents"
        Effect = "Allow"
        Principal = {
          AWS = "arn:aws:iam::111122223333:root"
        }
        Action   = "events:PutEvents"
        Resource = aws_cloudwatch_event_bus.bad.arn
      },
    ]
  })
}

resource "aws_cloudwatch_event_bus" "good" {
  name = "good"
}

resource "aws_cloudwatch_event_bus_policy" "good" {
  event_bus_name = aws_cloudwatch_event_bus.good.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = "events:PutEvents"
      Resource  = aws_cloudwatch_event_bus.good.arn
    }]
  })
}
