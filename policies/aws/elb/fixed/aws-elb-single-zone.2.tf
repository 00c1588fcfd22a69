resource "aws_elb" "bad" { # want "aws-elb-single-zone"
  name    = "web"
  subnets = ["subnet-0a1b2c3d"]

  listener {
    lb_port            = 443
    lb_protocol        = "HTTPS"
    instance_port      = 8443
    instance_protocol  = "HTTPS"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
  }
}

resource "aws_elb" "zone" { # want "aws-elb-single-zone"
  name               = "web"
  availability_zones = ["us-east-1a", "us-east-1b"]

  listener {
    lb_port            = 443
    lb_protocol        = "HTTPS"
    instance_port      = 8443
    instance_protocol  = "HTTPS"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
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
