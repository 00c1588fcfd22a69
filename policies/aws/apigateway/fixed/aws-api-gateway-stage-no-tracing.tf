resource "aws_api_gateway_stage" "bad" { # want "aws-api-gateway-stage-no-tracing"
  rest_api_id          = "api"
  stage_name           = "prod"
  deployment_id        = "d"
  xray_tracing_enabled = true
}

resource "aws_api_gateway_stage" "good" {
  rest_api_id          = "api"
  stage_name           = "prod"
  deployment_id        = "d"
  xray_tracing_enabled = true
}
