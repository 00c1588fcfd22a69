resource "aws_apigatewayv2_route" "bad" {
  api_id             = "a"
  route_key          = "GET /orders"
  authorization_type = "AWS_IAM" # want "aws-apigatewayv2-route-no-authorization"
}

resource "aws_apigatewayv2_route" "good" {
  api_id             = "a"
  route_key          = "GET /orders"
  authorization_type = "JWT"
  authorizer_id      = "x"
}
