resource "aws_security_group" "bad" {
  name        = "bad"
  description = "Access to the service"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_security_group" "good" {
  name        = "good"
  description = "Access to the service"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress {
    description = "Clients"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.20.4.0/24", "172.31.0.0/20", "192.168.3.0/24", "100.64.1.0/24"]
  }

  ingress {
    description      = "Clients"
    from_port        = 22
    to_port          = 22
    protocol         = "tcp"
    ipv6_cidr_blocks = ["fd12:3456::/64"]
  }

  ingress {
    description = "Clients"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["198.51.100.0/28"]
  }
}
