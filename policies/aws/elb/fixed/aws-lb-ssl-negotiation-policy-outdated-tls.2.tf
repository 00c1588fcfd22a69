resource "aws_lb_ssl_negotiation_policy" "bad" {
  name          = "tls-bad"
  load_balancer = "web"
  lb_port       = 443

  attribute {
    name  = "Reference-Security-Policy"
    value = "ELBSecurityPolicy-TLS-1-2-2017-01" # want "aws-lb-ssl-negotiation-policy-outdated-tls"
  }
}

resource "aws_lb_ssl_negotiation_policy" "good" {
  name          = "tls-good"
  load_balancer = "web"
  lb_port       = 443

  attribute {
    name  = "Protocol-TLSv1.2"
    value = "true"
  }
}
