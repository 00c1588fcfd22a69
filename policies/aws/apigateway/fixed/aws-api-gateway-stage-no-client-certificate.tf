resource "aws_api_gateway_stage" "bad" { # want "aws-api-gateway-stage-no-client-certificate"
  rest_api_id           = "api"
  stage_name            = "prod"
  deployment_id         = "d"
  client_certificate_id = aws_api_gateway_client_certificate.backend.id
}

resource "aws_api_gateway_client_certificate" "backend" {
  description = "Shown to backends"
}

resource "aws_api_gateway_stage" "good" {
  rest_api_id           = "api"
  stage_name            = "prod"
  deployment_id         = "d"
  client_certificate_id = "abc"
}
