resource "aws_vpc" "bad" {
  cidr_block         = "10.20.0.0/16"
  enable_dns_support = true # want "aws-vpc-dns-support-off"
}

resource "aws_vpc" "good" {
  cidr_block = "10.30.0.0/16"
}
