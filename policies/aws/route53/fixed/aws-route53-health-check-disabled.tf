resource "aws_route53_health_check" "bad" {
  fqdn          = "www.example.com"
  port          = 443
  type          = "HTTPS"
  resource_path = "/healthz"
  disabled      = false # want "aws-route53-health-check-disabled"
}

resource "aws_route53_health_check" "good" {
  fqdn          = "www.example.com"
  port          = 443
  type          = "HTTPS"
  resource_path = "/healthz"
}
