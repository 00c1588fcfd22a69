resource "aws_elb" "bad" {
  name    = "web"
  subnets = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  listener { # want "aws-elb-no-certificate"
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8080
    instance_protocol  = "https"
    ssl_certificate_id = aws_acm_certificate.example.arn
  }
}

resource "aws_elb" "good" {
  name    = "web"
  subnets = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  listener {
    lb_port            = 443
    lb_protocol        = "HTTPS"
    instance_port      = 8443
    instance_protocol  = "HTTPS"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
  }
}
