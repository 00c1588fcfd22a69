resource "aws_security_group" "bad" {
  name        = "bad"
  description = "Access to the service"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress {
    description = "Clients"
    from_port   = 23
    to_port     = 23
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/24"] # want "aws-security-group-telnet-open"
  }
}

resource "aws_security_group" "separate" {
  name        = "separate"
  description = "Access to the service"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_vpc_security_group_ingress_rule" "v6" {
  security_group_id = aws_security_group.separate.id
  description       = "Clients"
  ip_protocol       = "tcp"
  from_port         = 23
  to_port           = 23
  cidr_ipv6         = "::/0" # want "aws-security-group-telnet-open"
}

resource "aws_security_group" "good" {
  name        = "good"
  description = "Access to the service"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress {
    description = "Clients"
    from_port   = 23
    to_port     = 23
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
