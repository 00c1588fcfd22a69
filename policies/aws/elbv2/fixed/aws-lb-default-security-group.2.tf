resource "aws_lb" "bad" { # want "aws-lb-default-security-group"
  name            = "web"
  subnets         = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  security_groups = ["sg-0123456789abcdef0"]
}

resource "aws_lb" "good" {
  name            = "web"
  subnets         = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  security_groups = ["sg-0123456789abcdef0"]
}

resource "aws_lb" "tcp" {
  name               = "tcp"
  load_balancer_type = "network"
  subnets            = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}
