variable "tls_policy" {
  default = "Policy-Min-TLS-1-2-2019-07"
}

resource "aws_opensearch_domain" "bad" { # want "aws-opensearch-domain-weak-tls"
  domain_name = "search"

  domain_endpoint_options {
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }
}

resource "aws_opensearch_domain" "old" {
  domain_name = "search"

  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10" # want "aws-opensearch-domain-weak-tls"
  }
}

resource "aws_opensearch_domain" "good" {
  domain_name = "search"

  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = var.tls_policy
  }
}
