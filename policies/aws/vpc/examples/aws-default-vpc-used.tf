resource "aws_default_vpc" "bad" { # want "aws-default-vpc-used"
  tags = {
    Name = "Default VPC"
  }
}

resource "aws_vpc" "good" {
  cidr_block = "10.20.0.0/16"
}
