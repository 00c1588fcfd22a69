resource "aws_default_security_group" "bad" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_default_security_group" "good" {
  vpc_id = "vpc-0123456789abcdef1"
}
