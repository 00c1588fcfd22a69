resource "aws_api_gateway_rest_api" "bad" { # want "aws-api-gateway-rest-api-replaced-with-outage"
  name = "x"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_rest_api" "good" {
  name = "x"
  lifecycle {
    create_before_destroy = true
  }
}
