resource "aws_security_group" "bad" { # want "aws-security-group-no-description"
  name        = "web"
  vpc_id      = "vpc-0123456789abcdef0"
  description = "Members and purpose of the group"
}

resource "aws_security_group" "default_text" {
  name        = "web"
  description = "Members and purpose of the group" # want "aws-security-group-no-description"
}

resource "aws_security_group" "good" {
  name        = "web"
  description = "HTTPS from the load balancer"
  vpc_id      = "vpc-0123456789abcdef0"
}
