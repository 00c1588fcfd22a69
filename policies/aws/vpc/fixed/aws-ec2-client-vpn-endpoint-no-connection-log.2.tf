resource "aws_ec2_client_vpn_endpoint" "bad" {
  server_certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
  client_cidr_block      = "10.90.0.0/16"

  authentication_options {
    type                       = "certificate-authentication"
    root_certificate_chain_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789013"
  }

  connection_log_options {
    enabled              = true # want "aws-ec2-client-vpn-endpoint-no-connection-log"
    cloudwatch_log_group = aws_cloudwatch_log_group.example.name
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
