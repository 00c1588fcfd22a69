resource "aws_acm_certificate" "bad" {
  domain_name       = "www.example.com"
  validation_method = "DNS" # want "aws-acm-certificate-email-validation"
}

resource "aws_acm_certificate" "good" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}
