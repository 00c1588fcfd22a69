resource "aws_route53_record" "bad" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "www" # want "aws-route53-record-wildcard"
  type    = "CNAME"
  ttl     = 300
  records = ["ingress.example.net"]
}

resource "aws_route53_record" "good" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "shop.example.com"
  type    = "CNAME"
  ttl     = 300
  records = ["ingress.example.net"]
}
