resource "aws_api_gateway_stage" "bad" { # want "aws-api-gateway-stage-no-access-log"
  rest_api_id   = "api"
  stage_name    = "prod"
  deployment_id = "d"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api_access.arn
    format          = "$context.requestId $context.identity.sourceIp $context.httpMethod $context.resourcePath $context.status"
  }
}

resource "aws_cloudwatch_log_group" "api_access" {
  name              = "/aws/apigateway/access"
  retention_in_days = 365
}

resource "aws_api_gateway_stage" "good" {
  rest_api_id   = "api"
  stage_name    = "prod"
  deployment_id = "d"
  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"
    format          = "$context.requestId"
  }
}
