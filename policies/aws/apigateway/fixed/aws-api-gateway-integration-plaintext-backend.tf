resource "aws_api_gateway_integration" "bad" {
  rest_api_id             = "a1b2c3d4e5"
  resource_id             = "f6g7h8"
  http_method             = "GET"
  integration_http_method = "GET"
  type                    = "HTTP_PROXY"
  uri                     = "https://backend.example.com/" # want "aws-api-gateway-integration-plaintext-backend"
}

resource "aws_api_gateway_integration" "good" {
  rest_api_id             = "a1b2c3d4e5"
  resource_id             = "f6g7h8"
  http_method             = "GET"
  integration_http_method = "GET"
  type                    = "HTTP_PROXY"
  uri                     = "https://orders.example.com/"
}
