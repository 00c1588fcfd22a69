resource "aws_apigatewayv2_stage" "bad" { # want "aws-apigatewayv2-stage-no-throttling"
  api_id = "a"
  name   = "prod"

  default_route_settings {
    throttling_rate_limit  = 100
    throttling_burst_limit = 200
  }
}

resource "aws_apigatewayv2_stage" "good" {
  api_id = "a"
  name   = "prod"
  default_route_settings {
    throttling_rate_limit  = 100
    throttling_burst_limit = 50
  }
}
