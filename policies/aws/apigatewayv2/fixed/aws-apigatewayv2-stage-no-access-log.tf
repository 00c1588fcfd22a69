resource "aws_apigatewayv2_stage" "bad" { # want "aws-apigatewayv2-stage-no-access-log"
  api_id = "a"
  name   = "prod"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api_access.arn
    format          = "$context.requestId $context.identity.sourceIp $context.routeKey $context.status"
  }
}

resource "aws_cloudwatch_log_group" "api_access" {
  name              = "/aws/apigateway/access"
  retention_in_days = 365
}

resource "aws_apigatewayv2_stage" "good" {
  api_id = "a"
  name   = "prod"
  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"
    format          = "$context.requestId"
  }
}
