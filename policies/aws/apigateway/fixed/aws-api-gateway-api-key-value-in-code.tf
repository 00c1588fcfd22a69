resource "aws_api_gateway_api_key" "bad" {
  name = "partner"
}

resource "aws_api_gateway_api_key" "good" {
  name    = "partner"
  enabled = true
}
