resource "aws_acm_certificate" "bad" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
  key_algorithm     = "EC_prime256v1" # want "aws-acm-certificate-weak-key"
}

resource "aws_acm_certificate" "good" {
  domain_name       = "www.example.com"
  validation_method = "DNS"
  key_algorithm     = "EC_prime256v1"
}
