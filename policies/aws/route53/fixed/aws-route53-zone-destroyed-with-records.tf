resource "aws_route53_zone" "bad" {
  name          = "example.com"
  force_destroy = false # want "aws-route53-zone-destroyed-with-records"
}

resource "aws_route53_zone" "good" {
  name = "example.org"
}
