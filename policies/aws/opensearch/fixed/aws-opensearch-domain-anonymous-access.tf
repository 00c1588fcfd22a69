resource "aws_opensearch_domain" "bad" {
  domain_name = "search"

  advanced_security_options {
    enabled                = true
    anonymous_auth_enabled = false # want "aws-opensearch-domain-anonymous-access"
  }
}

resource "aws_opensearch_domain" "good" {
  domain_name = "search"

  advanced_security_options {
    enabled = true
  }
}
