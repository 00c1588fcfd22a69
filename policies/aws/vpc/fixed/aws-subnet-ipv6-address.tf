resource "aws_subnet" "bad" {
  vpc_id                          = "vpc-0123456789abcdef0"
  cidr_block                      = "10.20.1.0/24"
  ipv6_cidr_block                 = "2001:db8:1234:1a00::/64"
  assign_ipv6_address_on_creation = false # want "aws-subnet-ipv6-address"
}

resource "aws_subnet" "good" {
  vpc_id          = "vpc-0123456789abcdef0"
  cidr_block      = "10.20.2.0/24"
  ipv6_cidr_block = "2001:db8:1234:1b00::/64"
}
