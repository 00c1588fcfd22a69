resource "aws_elb" "bad" { # want "aws-elb-no-access-logs"
  name    = "web"
  subnets = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  listener {
    lb_port            = 443
    lb_protocol        = "HTTPS"
    instance_port      = 8443
    instance_protocol  = "HTTPS"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
  }

  access_logs {
    bucket  = "example-logs"
    enabled = true
  }
}

resource "aws_elb" "off" {
  name    = "web"
  subnets = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  access_logs {
    bucket  = "example-logs"
    enabled = true # want "aws-elb-no-access-logs"
  }

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

  access_logs {
    bucket = "example-lb-logs"
  }

  listener {
    lb_port            = 443
    lb_protocol        = "HTTPS"
    instance_port      = 8443
    instance_protocol  = "HTTPS"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
  }
}
