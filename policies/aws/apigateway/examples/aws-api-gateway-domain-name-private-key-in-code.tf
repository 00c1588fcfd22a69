resource "aws_api_gateway_domain_name" "bad" {
  domain_name             = "api.example.com"
  certificate_private_key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow...\n-----END RSA PRIVATE KEY-----" # want "aws-api-gateway-domain-name-private-key-in-code"
}

resource "aws_api_gateway_domain_name" "good" {
  domain_name              = "api.example.com"
  regional_certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/1234abcd"
}
