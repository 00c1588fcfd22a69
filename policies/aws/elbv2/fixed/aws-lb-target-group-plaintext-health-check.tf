resource "aws_lb_target_group" "bad" {
  name     = "web"
  port     = 8443
  protocol = "HTTPS"
  vpc_id   = "vpc-0123456789abcdef0"

  health_check {
    path     = "/healthz"
    protocol = "HTTPS" # want "aws-lb-target-group-plaintext-health-check"
  }
}

resource "aws_lb_target_group" "good" {
  name     = "web"
  port     = 8443
  protocol = "HTTPS"
  vpc_id   = "vpc-0123456789abcdef0"

  health_check {
    path     = "/healthz"
    protocol = "HTTPS"
  }
}
