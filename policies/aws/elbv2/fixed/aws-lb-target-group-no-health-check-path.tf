resource "aws_lb_target_group" "bad" { # want "aws-lb-target-group-no-health-check-path"
  name     = "web"
  port     = 8443
  protocol = "HTTPS"
  vpc_id   = "vpc-0123456789abcdef0"

  health_check {
    path = "/healthz"
  }
}

resource "aws_lb_target_group" "good" {
  name     = "web"
  port     = 8443
  protocol = "HTTPS"
  vpc_id   = "vpc-0123456789abcdef0"

  health_check {
    path = "/healthz"
  }
}

resource "aws_lb_target_group" "tcp" {
  name     = "tcp"
  port     = 5432
  protocol = "TCP"
  vpc_id   = "vpc-0123456789abcdef0"
}
