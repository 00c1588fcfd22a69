resource "aws_api_gateway_rest_api" "bad" { # want "aws-api-gateway-rest-api-uncompressed"
  name                     = "x"
  minimum_compression_size = 1024
}

resource "aws_api_gateway_rest_api" "good" {
  name                     = "x"
  minimum_compression_size = 1024
}
