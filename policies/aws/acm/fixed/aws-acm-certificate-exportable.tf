resource "aws_acm_certificate" "bad" {
  domain_name       = "www.example.com"
  validation_method = "DNS"

  options {
    export = "DISABLED" # want "aws-acm-certificate-exportable"
  }
}

resource "aws_acm_certificate" "good" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
}
