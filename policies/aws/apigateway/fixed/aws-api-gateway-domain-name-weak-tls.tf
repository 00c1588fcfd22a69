resource "aws_api_gateway_domain_name" "bad" {
  domain_name     = "api.example.com"
  security_policy = "TLS_1_2" # want "aws-api-gateway-domain-name-weak-tls"
}

resource "aws_api_gateway_domain_name" "good" {
  domain_name     = "api.example.com"
  security_policy = "TLS_1_2"
}
