resource "aws_route53domains_registered_domain" "bad" {
  domain_name   = "example.com"
  admin_privacy = true # want "aws-route53domains-registered-domain-public-contact"
}

resource "aws_route53domains_registered_domain" "good" {
  domain_name = "example.com"
}
