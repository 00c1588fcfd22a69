resource "aws_route53_resolver_firewall_config" "bad" {
  resource_id        = "vpc-0123456789abcdef0"
  firewall_fail_open = "DISABLED" # want "aws-route53-resolver-firewall-config-fail-open"
}

resource "aws_route53_resolver_firewall_config" "good" {
  resource_id        = "vpc-0123456789abcdef0"
  firewall_fail_open = "DISABLED"
}
