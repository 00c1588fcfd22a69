resource "aws_api_gateway_method" "bad" { # want "aws-api-gateway-method-no-api-key"
  rest_api_id      = "api"
  resource_id      = "r"
  http_method      = "GET"
  authorization    = "AWS_IAM"
  api_key_required = true
}

resource "aws_api_gateway_method" "good" {
  rest_api_id      = "api"
  resource_id      = "r"
  http_method      = "GET"
  authorization    = "AWS_IAM"
  api_key_required = true
}
