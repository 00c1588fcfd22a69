resource "aws_ec2_client_vpn_endpoint" "bad" { # want "aws-ec2-client-vpn-endpoint-default-security-group"
  server_certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
  client_cidr_block      = "10.90.0.0/16"
  vpc_id                 = aws_vpc.example.id
  security_group_ids     = [aws_security_group.example.id]

  authentication_options {
    type              = "federated-authentication"
    saml_provider_arn = "arn:aws:iam::123456789012:saml-provider/okta"
  }

  connection_log_options {
    enabled              = true
    cloudwatch_log_group = "vpn"
  }
}

resource "aws_ec2_client_vpn_endpoint" "good" {
  server_certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
  client_cidr_block      = "10.90.0.0/16"
  vpc_id                 = "vpc-0123456789abcdef0"
  security_group_ids     = ["sg-0123456789abcdef0"]

  authentication_options {
    type              = "federated-authentication"
    saml_provider_arn = "arn:aws:iam::123456789012:saml-provider/okta"
  }

  connection_log_options {
    enabled              = true
    cloudwatch_log_group = "vpn"
  }
}
