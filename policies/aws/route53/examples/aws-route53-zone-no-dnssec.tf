resource "aws_route53_zone" "bad" { # want "aws-route53-zone-no-dnssec"
  name = "example.com"
}

resource "aws_route53_zone" "good" {
  name = "example.org"
}

resource "aws_route53_key_signing_key" "good" {
  name                       = "current"
  hosted_zone_id             = aws_route53_zone.good.id
  key_management_service_arn = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}

resource "aws_route53_hosted_zone_dnssec" "good" {
  hosted_zone_id = aws_route53_key_signing_key.good.hosted_zone_id
}

resource "aws_route53_zone" "private" {
  name = "internal.example.com"

  vpc {
    vpc_id = "vpc-0123456789abcdef0"
  }
}
