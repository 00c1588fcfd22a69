resource "aws_default_subnet" "bad" { # want "aws-default-subnet-public-ip"
  availability_zone       = "eu-central-1a"
  map_public_ip_on_launch = false
}

resource "aws_default_subnet" "good" {
  availability_zone       = "eu-central-1b"
  map_public_ip_on_launch = false
}
