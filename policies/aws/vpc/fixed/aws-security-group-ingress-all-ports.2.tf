resource "aws_security_group" "bad" {
  name        = "bad"
  description = "Access to the service"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_security_group" "wide" {
  name        = "wide"
  description = "Access to the service"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_security_group" "good" {
  name        = "good"
  description = "Access to the service"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress {
    description = "Clients"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["10.20.0.0/16"]
  }
}
