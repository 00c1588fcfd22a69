resource "aws_route53domains_registered_domain" "bad" {
  domain_name = "example.com"
  auto_renew  = true # want "aws-route53domains-registered-domain-no-auto-renew"
}

resource "aws_route53domains_registered_domain" "good" {
  domain_name = "example.com"
}
