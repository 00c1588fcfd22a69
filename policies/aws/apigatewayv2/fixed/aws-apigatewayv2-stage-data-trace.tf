resource "aws_apigatewayv2_stage" "bad" {
  api_id = "a1b2c3d4e5"
  name   = "prod"

  default_route_settings {
    data_trace_enabled = false # want "aws-apigatewayv2-stage-data-trace"
  }
}

resource "aws_apigatewayv2_stage" "good" {
  api_id = "a1b2c3d4e5"
  name   = "prod"

  default_route_settings {
    logging_level = "ERROR"
  }
}
