resource "aws_cloudwatch_event_bus" "bad" {
  name = "x"
}

resource "aws_cloudwatch_event_bus_policy" "bad" {
  event_bus_name = aws_cloudwatch_event_bus.bad.name
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "events:PutEvents"
      Resource = "*"
      Principal = {
        AWS = "arn:aws:iam::111122223333:root"
      } # want "aws-cloudwatch-event-bus-public-policy"
    }]
  })
}
resource "aws_cloudwatch_event_bus" "good" {
  name = "x"
}
