resource "aws_storagegateway_gateway" "bad" { # want "aws-storagegateway-gateway-no-logs"
  gateway_name             = "files"
  gateway_timezone         = "GMT"
  gateway_type             = "FILE_S3"
  cloudwatch_log_group_arn = aws_cloudwatch_log_group.gateway.arn
}

resource "aws_cloudwatch_log_group" "gateway" {
  name_prefix       = "/aws/storagegateway/"
  retention_in_days = 365
}

resource "aws_storagegateway_gateway" "good" {
  gateway_name             = "files"
  gateway_timezone         = "GMT"
  gateway_type             = "FILE_S3"
  cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:gateway"
}
