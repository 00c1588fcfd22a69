resource "aws_acm_certificate" "bad" {
  domain_name       = "www.example.com"
  validation_method = "DNS"

  options {
    certificate_transparency_logging_preference = "ENABLED" # want "aws-acm-certificate-not-logged"
  }
}

resource "aws_acm_certificate" "good" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}
