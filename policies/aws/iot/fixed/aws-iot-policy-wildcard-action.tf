resource "aws_iot_policy" "bad" {
  name = "sensor"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iot:Connect"] # want "aws-iot-policy-wildcard-action"
      Resource = "arn:aws:iot:eu-central-1:123456789012:topic/sensors/*"
    }]
  })
}

resource "aws_iot_policy" "good" {
  name = "sensor"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iot:Publish"]
      Resource = "arn:aws:iot:eu-central-1:123456789012:topic/sensors/*"
    }]
  })
}
