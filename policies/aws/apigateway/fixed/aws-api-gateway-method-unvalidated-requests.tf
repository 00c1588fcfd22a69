resource "aws_api_gateway_method" "bad" { # want "aws-api-gateway-method-unvalidated-requests"
  rest_api_id          = "api"
  resource_id          = "r"
  http_method          = "GET"
  authorization        = "AWS_IAM"
  request_validator_id = aws_api_gateway_request_validator.example.id
}

resource "aws_api_gateway_method" "good" {
  rest_api_id          = "api"
  resource_id          = "r"
  http_method          = "GET"
  authorization        = "AWS_IAM"
  request_validator_id = "v"
}
