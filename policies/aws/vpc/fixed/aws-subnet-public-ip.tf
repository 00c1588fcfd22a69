resource "aws_subnet" "bad" {
  vpc_id                  = "vpc-0123456789abcdef0"
  cidr_block              = "10.20.1.0/24"
  map_public_ip_on_launch = false # want "aws-subnet-public-ip"
}

resource "aws_subnet" "good" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.20.2.0/24"
}
