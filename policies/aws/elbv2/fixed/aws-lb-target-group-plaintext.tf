resource "aws_lb_target_group" "bad" {
  name     = "web"
  port     = 8080
  protocol = "HTTPS" # want "aws-lb-target-group-plaintext"
  vpc_id   = "vpc-0123456789abcdef0"
}

resource "aws_lb_target_group" "good" {
  name     = "web"
  port     = 8443
  protocol = "HTTPS"
  vpc_id   = "vpc-0123456789abcdef0"
}

resource "aws_lb_target_group" "function" {
  name        = "function"
  target_type = "lambda"
}
