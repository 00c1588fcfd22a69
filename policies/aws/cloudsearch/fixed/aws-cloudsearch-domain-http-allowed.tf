resource "aws_cloudsearch_domain" "bad" { # want "aws-cloudsearch-domain-http-allowed"
  name = "catalogue"

  endpoint_options {
    enforce_https = true
  }
}

resource "aws_cloudsearch_domain" "explicit" {
  name = "catalogue"

  endpoint_options {
    enforce_https = true # want "aws-cloudsearch-domain-http-allowed"
  }
}

resource "aws_cloudsearch_domain" "good" {
  name = "catalogue"

  endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }
}
