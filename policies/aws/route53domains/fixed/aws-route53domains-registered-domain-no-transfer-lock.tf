resource "aws_route53domains_registered_domain" "bad" {
  domain_name   = "example.com"
  transfer_lock = true # want "aws-route53domains-registered-domain-no-transfer-lock"
}

resource "aws_route53domains_registered_domain" "good" {
  domain_name   = "example.com"
  transfer_lock = true
}
