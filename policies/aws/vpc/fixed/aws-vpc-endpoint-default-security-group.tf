resource "aws_vpc_endpoint" "bad" { # want "aws-vpc-endpoint-default-security-group"
  vpc_id             = "vpc-0123456789abcdef0"
  service_name       = "com.amazonaws.eu-central-1.kms"
  vpc_endpoint_type  = "Interface"
  security_group_ids = [aws_security_group.example.id]
}

resource "aws_vpc_endpoint" "good" {
  vpc_id             = "vpc-0123456789abcdef0"
  service_name       = "com.amazonaws.eu-central-1.kms"
  vpc_endpoint_type  = "Interface"
  security_group_ids = ["sg-0123456789abcdef0"]
}
