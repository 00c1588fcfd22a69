resource "aws_acm_certificate" "bad" {
  domain_name               = "www.example.com"                  # want "aws-acm-certificate-wildcard"
  subject_alternative_names = ["example.com", "www.example.com"] # want "aws-acm-certificate-wildcard"
  validation_method         = "DNS"
}

resource "aws_acm_certificate" "good" {
  domain_name               = "www.example.com"
  subject_alternative_names = ["example.com"]
  validation_method         = "DNS"
}
