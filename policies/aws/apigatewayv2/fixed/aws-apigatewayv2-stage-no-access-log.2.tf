resource "aws_apigatewayv2_stage" "bad" { # want "aws-apigatewayv2-stage-no-access-log"
  api_id = "a"
  name   = "prod"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.example.arn
    format          = "$context.requestId $context.identity.sourceIp $context.routeKey $context.status"
  }
}

resource "aws_apigatewayv2_stage" "good" {
  api_id = "a"
  name   = "prod"
  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"
    format          = "$context.requestId"
  }
}
