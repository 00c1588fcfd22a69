resource "aws_ec2_client_vpn_endpoint" "bad" {
  server_certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
  client_cidr_block      = "10.90.0.0/16"

  authentication_options {
    type                       = "certificate-authentication" # want "aws-ec2-client-vpn-endpoint-certificates-only"
    root_certificate_chain_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789013"
  }

  authentication_options {
    type              = "federated-authentication"
    saml_provider_arn = "arn:aws:iam::111122223333:saml-provider/example"
  }

  connection_log_options {
    enabled              = true
    cloudwatch_log_group = "vpn"
  }
}

resource "aws_ec2_client_vpn_endpoint" "good" {
  server_certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
  client_cidr_block      = "10.90.0.0/16"

  authentication_options {
    type              = "federated-authentication"
    saml_provider_arn = "arn:aws:iam::123456789012:saml-provider/okta"
  }

  connection_log_options {
    enabled              = true
    cloudwatch_log_group = "vpn"
  }
}
