resource "aws_elb" "bad" { # want "aws-elb-no-health-check"
  name    = "web"
  subnets = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  listener {
    lb_port            = 443
    lb_protocol        = "HTTPS"
    instance_port      = 8443
    instance_protocol  = "HTTPS"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
  }

  health_check {
    target              = "HTTP:8080/healthz"
    interval            = 30
    timeout             = 5
    healthy_threshold   = 3
    unhealthy_threshold = 2
  }
}

resource "aws_elb" "good" {
  name    = "web"
  subnets = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  health_check {
    target              = "HTTPS:8443/healthz"
    interval            = 30
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }

  listener {
    lb_port            = 443
    lb_protocol        = "HTTPS"
    instance_port      = 8443
    instance_protocol  = "HTTPS"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
  }
}
