resource "aws_api_gateway_method" "bad" {
  rest_api_id   = "api"
  resource_id   = "r"
  http_method   = "POST"
  authorization = "AWS_IAM" # want "aws-api-gateway-method-no-authorization"
}

resource "aws_api_gateway_method" "good" {
  rest_api_id   = "api"
  resource_id   = "r"
  http_method   = "POST"
  authorization = "AWS_IAM"
}
