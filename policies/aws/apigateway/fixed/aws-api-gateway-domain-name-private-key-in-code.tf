resource "aws_api_gateway_domain_name" "bad" {
  domain_name             = "api.example.com"
  certificate_private_key = var.domain_private_key # want "aws-api-gateway-domain-name-private-key-in-code"
}

variable "domain_private_key" {
  description = "Private key"
  type        = string
  sensitive   = true
}

resource "aws_api_gateway_domain_name" "good" {
  domain_name              = "api.example.com"
  regional_certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/1234abcd"
}
