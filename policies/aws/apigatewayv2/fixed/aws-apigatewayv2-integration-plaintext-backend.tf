resource "aws_apigatewayv2_integration" "bad" {
  api_id             = "a1b2c3d4e5"
  integration_type   = "HTTP_PROXY"
  integration_method = "GET"
  integration_uri    = "https://backend.example.com/" # want "aws-apigatewayv2-integration-plaintext-backend"
}

resource "aws_apigatewayv2_integration" "good" {
  api_id             = "a1b2c3d4e5"
  integration_type   = "HTTP_PROXY"
  integration_method = "GET"
  integration_uri    = "https://orders.example.com/"
}
