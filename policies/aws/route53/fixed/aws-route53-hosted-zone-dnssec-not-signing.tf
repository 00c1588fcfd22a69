resource "aws_route53_hosted_zone_dnssec" "bad" {
  hosted_zone_id = "Z0123456789ABCDEFGHIJ"
  signing_status = "SIGNING" # want "aws-route53-hosted-zone-dnssec-not-signing"
}

resource "aws_route53_hosted_zone_dnssec" "good" {
  hosted_zone_id = "Z0123456789ABCDEFGHIJ"
}
