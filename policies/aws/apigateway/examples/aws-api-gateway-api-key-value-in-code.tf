resource "aws_api_gateway_api_key" "bad" {
  name  = "partner"
  value = "5f2c9d7be1a84c06b3d1f7a29e60c8d4" # want "aws-api-gateway-api-key-value-in-code"
}

resource "aws_api_gateway_api_key" "good" {
  name    = "partner"
  enabled = true
}
