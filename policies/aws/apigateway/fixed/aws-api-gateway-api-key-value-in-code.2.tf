resource "aws_api_gateway_api_key" "bad" {
  name  = "partner"
  value = var.api_key # want "aws-api-gateway-api-key-value-in-code"
}

variable "api_key" {
  description = "Value of the API key"
  type        = string
  sensitive   = true
}

resource "aws_api_gateway_api_key" "good" {
  name    = "partner"
  enabled = true
}
