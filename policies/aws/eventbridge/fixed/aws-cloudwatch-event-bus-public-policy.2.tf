resource "aws_cloudwatch_event_bus" "bad" {
  name = "x"
}

resource "aws_cloudwatch_event_bus_policy" "bad" {
  event_bus_name = aws_cloudwatch_event_bus.bad.name
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "events:PutEvents"
      Resource  = "*"
      Principal = "*" # want "aws-cloudwatch-event-bus-public-policy"
      Condition = {
        StringEquals = {
          "aws:PrincipalOrgID" = "o-a1b2c3d4e5"
        }
      }
    }]
  })
}
resource "aws_cloudwatch_event_bus" "good" {
  name = "x"
}
