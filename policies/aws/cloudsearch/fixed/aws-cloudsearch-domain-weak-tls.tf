resource "aws_cloudsearch_domain" "bad" { # want "aws-cloudsearch-domain-weak-tls"
  name = "catalogue"

  endpoint_options {
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }
}

resource "aws_cloudsearch_domain" "old" {
  name = "catalogue"

  endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07" # want "aws-cloudsearch-domain-weak-tls"
  }
}

resource "aws_cloudsearch_domain" "good" {
  name = "catalogue"

  endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }
}
