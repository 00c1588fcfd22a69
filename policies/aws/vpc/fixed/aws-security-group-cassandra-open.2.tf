resource "aws_security_group" "bad" {
  name        = "bad"
  description = "Access to the service"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_security_group" "separate" {
  name        = "separate"
  description = "Access to the service"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_security_group" "good" {
  name        = "good"
  description = "Access to the service"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress {
    description = "Clients"
    from_port   = 7000
    to_port     = 7000
    protocol    = "tcp"
    cidr_blocks = ["10.20.0.0/16"]
  }

  ingress {
    description = "Clients"
    from_port   = 4443
    to_port     = 4443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
