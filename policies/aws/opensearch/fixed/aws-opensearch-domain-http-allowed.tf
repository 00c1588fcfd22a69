resource "aws_opensearch_domain" "bad" { # want "aws-opensearch-domain-http-allowed"
  domain_name = "search"

  domain_endpoint_options {
    enforce_https = true
  }
}

resource "aws_elasticsearch_domain" "explicit" {
  domain_name = "legacy"

  domain_endpoint_options {
    enforce_https       = true # want "aws-opensearch-domain-http-allowed"
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }
}

resource "aws_opensearch_domain" "default" {
  domain_name = "search"

  domain_endpoint_options {
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }
}
