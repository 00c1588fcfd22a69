resource "aws_api_gateway_stage" "bad" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "f6g7h8"
  stage_name    = "bad"
}

resource "aws_api_gateway_method_settings" "bad" {
  rest_api_id = aws_api_gateway_stage.bad.rest_api_id
  stage_name  = aws_api_gateway_stage.bad.stage_name
  method_path = "*/*"

  settings {
    require_authorization_for_cache_control = true # want "aws-api-gateway-stage-cache-invalidation-open"
  }
}

resource "aws_api_gateway_stage" "good" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "f6g7h8"
  stage_name    = "good"
}

resource "aws_api_gateway_method_settings" "good" {
  rest_api_id = aws_api_gateway_stage.good.rest_api_id
  stage_name  = aws_api_gateway_stage.good.stage_name
  method_path = "*/*"

  settings {
    require_authorization_for_cache_control = true
  }
}
