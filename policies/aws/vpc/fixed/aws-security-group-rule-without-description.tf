resource "aws_security_group" "bad" {
  name        = "bad"
  description = "Access to the service"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress { # want "aws-security-group-rule-without-description"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.20.0.0/16"]
    description = "Purpose of the rule"
  }
}

resource "aws_security_group" "good" {
  name        = "good"
  description = "Access to the service"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress {
    description = "HTTPS from the office"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.20.0.0/16"]
  }
}
