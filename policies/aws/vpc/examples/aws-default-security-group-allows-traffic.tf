resource "aws_default_security_group" "bad" {
  vpc_id = "vpc-0123456789abcdef0"

  ingress {
    protocol  = "-1" # want "aws-default-security-group-allows-traffic"
    self      = true
    from_port = 0
    to_port   = 0
  }

  egress {
    protocol    = "-1" # want "aws-default-security-group-allows-traffic"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_default_security_group" "good" {
  vpc_id = "vpc-0123456789abcdef1"
}
