resource "aws_apigatewayv2_api" "bad" {
  name          = "x"
  protocol_type = "HTTP"
  cors_configuration {
    allow_origins = ["https://www.example.com"] # want "aws-apigatewayv2-api-any-origin"
  }
}

resource "aws_apigatewayv2_api" "good" {
  name          = "x"
  protocol_type = "HTTP"
  cors_configuration {
    allow_origins = ["https://example.com"]
  }
}
