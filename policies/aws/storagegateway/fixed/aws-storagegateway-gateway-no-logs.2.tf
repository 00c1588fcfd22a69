resource "aws_storagegateway_gateway" "bad" { # want "aws-storagegateway-gateway-no-logs"
  gateway_name             = "files"
  gateway_timezone         = "GMT"
  gateway_type             = "FILE_S3"
  cloudwatch_log_group_arn = aws_cloudwatch_log_group.example.arn
}

resource "aws_storagegateway_gateway" "good" {
  gateway_name             = "files"
  gateway_timezone         = "GMT"
  gateway_type             = "FILE_S3"
  cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:gateway"
}
