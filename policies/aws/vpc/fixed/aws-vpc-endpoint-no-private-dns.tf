resource "aws_vpc_endpoint" "bad" { # want "aws-vpc-endpoint-no-private-dns"
  vpc_id              = "vpc-0123456789abcdef0"
  service_name        = "com.amazonaws.eu-central-1.sqs"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  private_dns_enabled = true
}

resource "aws_vpc_endpoint" "good" {
  vpc_id              = "vpc-0123456789abcdef0"
  service_name        = "com.amazonaws.eu-central-1.sqs"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  private_dns_enabled = true
}
