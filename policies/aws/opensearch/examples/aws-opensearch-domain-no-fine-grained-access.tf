resource "aws_opensearch_domain" "bad" { # want "aws-opensearch-domain-no-fine-grained-access"
  domain_name = "search"
}

resource "aws_opensearch_domain" "explicit" {
  domain_name = "search"

  advanced_security_options {
    enabled = false # want "aws-opensearch-domain-no-fine-grained-access"
  }
}

resource "aws_opensearch_domain" "good" {
  domain_name = "search"

  advanced_security_options {
    enabled = true

    master_user_options {
      master_user_arn = "arn:aws:iam::123456789012:role/search-admin"
    }
  }
}
