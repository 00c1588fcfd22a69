resource "aws_lb_ssl_negotiation_policy" "bad" {
  name          = "tls-bad"
  load_balancer = "web"
  lb_port       = 443

  attribute {
    name  = "DES-CBC3-SHA"
    value = "false" # want "aws-lb-ssl-negotiation-policy-weak-cipher"
  }
}

resource "aws_lb_ssl_negotiation_policy" "good" {
  name          = "tls-good"
  load_balancer = "web"
  lb_port       = 443

  attribute {
    name  = "ECDHE-RSA-AES128-GCM-SHA256"
    value = "true"
  }
}
