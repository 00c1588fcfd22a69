resource "aws_api_gateway_rest_api" "bad" {
  name = "x"
  endpoint_configuration {
    types = ["PRIVATE"] # want "aws-api-gateway-rest-api-not-private"
  }
}

resource "aws_api_gateway_rest_api" "good" {
  name = "x"
  endpoint_configuration {
    types = ["PRIVATE"]
  }
}
