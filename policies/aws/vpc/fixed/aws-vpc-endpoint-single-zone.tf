resource "aws_vpc_endpoint" "bad" { # want "aws-vpc-endpoint-single-zone"
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.eu-central-1.kms"
  vpc_endpoint_type = "Interface"
  subnet_ids        = ["subnet-0a1b2c3d", "subnet-0123456789abcdef0"]
}

resource "aws_vpc_endpoint" "good" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.eu-central-1.kms"
  vpc_endpoint_type = "Interface"
  subnet_ids        = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}
