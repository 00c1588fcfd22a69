resource "aws_security_group" "bad" {
  name        = "bad"
  description = "Access to the service"
  vpc_id      = "vpc-0123456789abcdef0"

  egress {
    description = "Anything"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp" # want "aws-security-group-egress-all-protocols"
    cidr_blocks = ["10.20.0.0/16"]
  }
}

resource "aws_security_group" "good" {
  name        = "good"
  description = "Access to the service"
  vpc_id      = "vpc-0123456789abcdef0"

  egress {
    description = "HTTPS"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.20.0.0/16"]
  }
}
