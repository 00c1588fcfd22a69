resource "aws_api_gateway_deployment" "bad" { # want "aws-api-gateway-deployment-replaced-with-outage"
  rest_api_id = "x"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_deployment" "good" {
  rest_api_id = "x"
  lifecycle {
    create_before_destroy = true
  }
}
